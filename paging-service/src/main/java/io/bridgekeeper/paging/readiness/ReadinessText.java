package io.bridgekeeper.paging.readiness;

import io.bridgekeeper.paging.notify.MessageText;

/** What a person reads who could be called, and would not have the access. */
final class ReadinessText {

    private ReadinessText() {}

    /** @param systemName for people */
    static MessageText of(Readiness readiness, String systemName) {
        return new MessageText(
                "not-ready",
                "You would not have your access to " + systemName,
                "You can be called for " + systemName + ", and would not have the access that comes with the call: "
                        + readiness.what() + ".\n\nWhat mends it: " + readiness.mend()
                        + ".\n\nIt is tried again before your shifts. You are told this once.",
                "/api/access/readiness?ready=false");
    }
}
