package io.bridgekeeper.access.grant;

/** What a change does to a grant. */
sealed interface Decision {

    /** It stands elsewhere now. */
    record Become(GrantState next) implements Decision {}

    /** It stays as it is, and there is nothing to tell. */
    record Nothing(Why why) implements Decision {}

    /** Why a change does nothing. */
    enum Why {
        /** Nothing was asked of Keycloak yet, so its word is not about this grant. */
        NOT_ASKED_FOR,
        /** Accepted before; a repeat. */
        ACCEPTED_ALREADY,
        /** Something has yet to be given: it is still to do. */
        STILL_TO_MAKE,
        /** Something has yet to be taken: it is still to do. */
        STILL_TO_REMOVE,
        /** It is not active, its profile says no, or its incident is resolved. */
        NOT_RENEWABLE,
        /** Its time is not up. */
        NOT_YET,
        /** As it should be. */
        AS_WANTED,
        /** Keycloak lost it, or cannot be asked: it is still to mend. */
        STILL_TO_MEND,
        /** It is ending: the first reason stays, and nothing brings it back. */
        ENDING_ALREADY,
        /** It is over, and nothing brings it back. */
        OVER,
        /** The same failure was told before. */
        TOLD_ALREADY
    }
}
