package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.notify.MessageText;

/** Tells somebody that they learn from an incident. */
final class ShadowText {

    private ShadowText() {}

    /** @param systemName for people */
    static MessageText of(Incident incident, String systemName) {
        return new MessageText(
                "shadowing",
                "You shadow: " + incident.title(),
                "An incident of " + systemName
                        + " has begun, and you shadow whoever is called for it. You have nothing to"
                        + " answer: follow what they do. It counts towards being called for " + systemName
                        + " once somebody has accepted it and it is resolved.",
                "/api/paging/incidents/" + incident.id());
    }
}
