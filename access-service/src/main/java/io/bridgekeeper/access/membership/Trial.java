package io.bridgekeeper.access.membership;

/** What came of giving a target to the probe user and taking it again. */
public sealed interface Trial {

    /** It was given, seen, taken, and seen to be gone. */
    record Managed() implements Trial {}

    /** There is no such group or role. @param detail for people */
    record Missing(String detail) implements Trial {}

    /** It is there, and this service cannot give or take it. @param detail for people, without secrets */
    record Refused(String detail) implements Trial {}

    /** There is no probe user to try it with. */
    record NotTried() implements Trial {}

    /** Keycloak did not answer, so nothing is known. @param detail for people, without secrets */
    record Away(String detail) implements Trial {}
}
