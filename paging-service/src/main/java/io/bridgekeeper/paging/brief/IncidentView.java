package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.maintenance.HeldView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident with all that a responder must know, as far as paging-service knows it.
 *
 * @param heldBack by which maintenance window nobody was called when it opened; null where none held it back
 */
record IncidentView(
        UUID incidentId,
        String title,
        String severity,
        String systemId,
        String areaId,
        String state,
        Instant openedAt,
        String acknowledgedBy,
        Instant acknowledgedAt,
        String resolvedBy,
        Instant resolvedAt,
        String how,
        String ownershipGap,
        boolean nobodyAnswered,
        int alertCount,
        String note,
        String fingerprint,
        Brief brief,
        List<PageLine> pages,
        List<HistoryLine> history,
        HeldView heldBack) {

    /** @param since when the problem began, as the sender tells it */
    record Brief(
            String what,
            String systemName,
            String areaName,
            Instant since,
            Map<String, String> labels,
            Map<String, String> evidence,
            List<Facts.Link> links,
            List<RunbookLine> runbooks,
            List<Occurrence> lastOccurrences) {}

    record RunbookLine(String title, String url) {}

    /** An earlier incident of the same problem, and what ended it. */
    record Occurrence(UUID incidentId, Instant openedAt, Instant resolvedAt, String how) {}

    /**
     * @param step     of the owner's policy, from 1; 0 for the fallback and for one made by hand
     * @param calledBy who made it by hand; null for a step of a policy
     */
    record PageLine(
            UUID pageId,
            String personId,
            int step,
            String reason,
            String state,
            Instant queuedAt,
            Instant answeredAt,
            String calledBy,
            List<NoticeLine> notices) {}

    /** @param why over this contact and at this time; null where it is not known */
    record NoticeLine(
            UUID noticeId, String channel, String why, String state, int attempts, Instant sentAt, String error) {}

    record HistoryLine(Instant at, String what) {}

    static IncidentView of(
            IncidentSummary s,
            String note,
            String fingerprint,
            Brief brief,
            List<PageLine> pages,
            List<HistoryLine> history,
            HeldView heldBack) {
        return new IncidentView(
                s.incidentId(),
                s.title(),
                s.severity(),
                s.systemId(),
                s.areaId(),
                s.state(),
                s.openedAt(),
                s.acknowledgedBy(),
                s.acknowledgedAt(),
                s.resolvedBy(),
                s.resolvedAt(),
                s.how(),
                s.ownershipGap(),
                s.nobodyAnswered(),
                s.alertCount(),
                note,
                fingerprint,
                brief,
                pages,
                history,
                heldBack);
    }
}
