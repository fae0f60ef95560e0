package io.bridgekeeper.access.membership;

/** What Keycloak said when it was asked to make a membership so. */
public sealed interface Answer {

    /**
     * The person is a member.
     *
     * @param changed whether the person was none before
     */
    record Held(boolean changed) implements Answer {}

    /**
     * The person is no member, read back after it was taken, and has no session left in which a token would say
     * otherwise; or the person or the group does not exist.
     *
     * @param changed whether the person was one before
     */
    record Gone(boolean changed) implements Answer {}

    /**
     * It is not known to be so.
     *
     * @param detail for people, without secrets
     */
    record Failed(Fault fault, String detail) implements Answer {}

    /** Why it failed. */
    enum Fault {
        /** No answer, or one that says "later": it may work any moment. */
        AWAY,
        /** An answer that says no: it takes a person to mend it. */
        REFUSED
    }
}
