package io.bridgekeeper.access.request;

/** What a command does to a request. */
sealed interface Decision {

    record Become(AccessRequest next) implements Decision {}

    /** It stays as it is, and that is well: a repeat, or time that is not up. */
    record Nothing() implements Decision {}

    record Refuse(Why why) implements Decision {}

    /** Why not. */
    enum Why {
        /** Neither a role nor the catalog lets this person decide it. */
        NOT_YOURS_TO_DECIDE,
        /** Nobody decides their own request. */
        OWN_REQUEST,
        /** Nor through another account. */
        SAME_PERSON,
        /** The two, or two of those who agree, agree to each other's requests. */
        SAME_CHAIN,
        /** This person, by whichever account, has agreed already. */
        AGREED_ALREADY,
        /** A decision once made stays. */
        DECIDED,
        /** Its time is up. */
        EXPIRED,
        /** Only what was approved can be revoked. */
        NOT_APPROVED
    }
}
