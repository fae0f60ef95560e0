package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.completeness.CompletenessView;
import io.bridgekeeper.paging.escalation.RequestView;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.maintenance.HeldView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident with all that a responder must know, as far as paging-service knows it.
 *
 * @param responderRequests for responders of other systems, in the order in which they were made
 * @param linked   open incidents of systems that this one's depends on, or that depend on it
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
        HeldView heldBack,
        List<LinkedLine> linked,
        List<RequestView> responderRequests) {

    /**
     * The brief: what is broken, for whom, since when, what the sender saw, what was changed, what to do, what was before.
     *
     * @param tier         of the system, 1 (most important) to 4; null where no system is known, as are the next three
     * @param serviceOwner id of the policy that is called; null also where neither area nor system names one
     * @param productOwner who must make it never happen again
     * @param dependents   systems that need this one directly, at most {@link BriefFlow#MOST_DEPENDENTS}
     * @param since        when the problem began, as the sender tells it
     * @param changes      that may have to do with it, the nearest in time first
     * @param completeness of all this
     */
    record Brief(
            String what,
            String systemName,
            String areaName,
            Integer tier,
            String serviceOwner,
            String productOwner,
            List<SystemLine> dependents,
            Instant since,
            Map<String, String> labels,
            Map<String, String> evidence,
            List<Facts.Link> links,
            List<ChangeLine> changes,
            List<RunbookLine> runbooks,
            List<Occurrence> lastOccurrences,
            CompletenessView completeness) {}

    record SystemLine(String systemId, String name) {}

    /**
     * @param systemId of the one that was changed and is nearest to the one that broke
     * @param why      it is shown, such as "deploy of Checkout, 4 minutes before"
     * @param source   the tool that did it; may be null, as may url and who
     */
    record ChangeLine(
            UUID changeId,
            String kind,
            String summary,
            Instant at,
            String systemId,
            String why,
            String source,
            String url,
            String who) {}

    /**
     * @param owner      who keeps it true; may be null
     * @param reviewedAt a day; null where nobody said so
     * @param stale      nobody has reviewed it for long
     */
    record RunbookLine(String title, String url, String owner, String reviewedAt, boolean stale) {}

    /**
     * An earlier incident of the same problem, and what ended it.
     *
     * @param resolvedBy null where it ended by itself
     * @param how        {@code fix}, {@code workaround}, {@code restart} and so on; null where it is not over
     * @param note       in the resolver's words; may be null
     */
    record Occurrence(
            UUID incidentId, Instant openedAt, Instant resolvedAt, String how, String resolvedBy, String note) {}

    /**
     * @param step     of the owner's policy, from 1; 0 for the fallback and for one made by hand
     * @param calledBy who made it by hand, or asked for a responder; null for a step of the incident's policy
     * @param requestId of the request for a responder by which it was made; null for all others
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
            UUID requestId,
            List<NoticeLine> notices) {}

    /**
     * @param why   over this contact and at this time; null where it is not known
     * @param bundledWith the notice that tells of it too; null where it goes by itself or waits
     * @param tries in their order; fewer than {@code attempts} for notices of before they were kept
     */
    record NoticeLine(
            UUID noticeId,
            String channel,
            String why,
            String state,
            int attempts,
            Instant sentAt,
            String error,
            UUID bundledWith,
            List<TryLine> tries) {}

    /**
     * @param number  from 1
     * @param endedAt null while it is under way, as is the outcome, and for good where whoever made it died
     * @param outcome {@code sent}, {@code failed-temporary} or {@code failed-permanent}
     * @param reason  why it failed, in words
     */
    record TryLine(int number, Instant beganAt, Instant endedAt, String outcome, String reason) {}

    record LinkedLine(UUID incidentId, String systemId, String severity, String title) {}

    record HistoryLine(Instant at, String what) {}

    static IncidentView of(
            IncidentSummary s,
            String note,
            String fingerprint,
            Brief brief,
            List<PageLine> pages,
            List<HistoryLine> history,
            HeldView heldBack,
            List<LinkedLine> linked,
            List<RequestView> responderRequests) {
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
                heldBack,
                linked,
                responderRequests);
    }
}
