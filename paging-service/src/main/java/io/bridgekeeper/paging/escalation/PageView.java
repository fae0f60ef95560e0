package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;
import java.util.UUID;

/**
 * A page as the API shows it.
 *
 * @param step       of the owner's policy, from 1; 0 for the fallback and for a page made by hand
 * @param answeredAt null while it is not answered
 * @param calledBy   who made it by hand; null for a step of a policy
 */
public record PageView(
        UUID pageId,
        UUID incidentId,
        String personId,
        int step,
        String reason,
        String state,
        Instant queuedAt,
        Instant answeredAt,
        String title,
        String severity,
        String systemId,
        Instant since,
        String calledBy) {

    static PageView of(Page page, Incident incident) {
        return new PageView(
                page.id(),
                page.incidentId(),
                page.personId(),
                page.step(),
                page.reason(),
                page.state().word(),
                page.queuedAt(),
                page.answeredAt().orElse(null),
                incident.title(),
                incident.severity().name(),
                incident.systemId().orElse(null),
                incident.since(),
                page.calledBy().orElse(null));
    }
}
