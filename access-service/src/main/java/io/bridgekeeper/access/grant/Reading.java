package io.bridgekeeper.access.grant;

/** What a caller gets of one grant. */
sealed interface Reading {

    record Found(Grant grant) implements Reading {}

    /** There is no such grant. */
    record Unknown() implements Reading {}

    /** It is not active, its profile says no, its incident is resolved, or it was asked for. */
    record NotRenewable() implements Reading {}

    /** It is another person's, and no role of the caller's makes up for it. */
    record NotYours() implements Reading {}
}
