package io.bridgekeeper.paging.escalation;

import java.util.Locale;

/** How far a request for a responder has come. */
public enum RequestState {
    /** Somebody is called, and has time to answer. */
    REQUESTED,
    ACCEPTED,
    /** By all who were called. */
    DECLINED,
    /** Somebody did not answer, and nobody is left; whoever was called may still come. */
    EXPIRED,
    /** Nobody is needed any more. */
    CANCELLED;

    /** As it stands in the API, in the database and in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
