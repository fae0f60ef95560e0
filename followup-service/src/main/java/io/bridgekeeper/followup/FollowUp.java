package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Accountability;
import io.bridgekeeper.followup.accountability.Accountability.Acceptance;
import io.bridgekeeper.followup.accountability.Accountability.Proposal;
import io.bridgekeeper.followup.accountability.Accountability.Proposed;
import io.bridgekeeper.followup.accountability.Accountability.Unassigned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The work to solve a problem for good.
 *
 * @param incidentId  the first incident; key of all its events, so that they stay in order
 * @param systemId    empty where nothing in the catalog matched
 * @param openedAt    when the follow-up began, which is after the incident
 * @param occurrences incidents behind it, at least 1
 * @param latest      the incident that was resolved last: how it ended says whether the problem may be solved
 */
record FollowUp(
        UUID followUpId,
        UUID incidentId,
        Optional<String> systemId,
        String title,
        String fingerprint,
        Instant openedAt,
        Clocks clocks,
        int occurrences,
        Occurrence latest,
        Accountability accountability) {

    static FollowUp of(FollowUpEvent.Opened opened) {
        Resolution resolution = opened.resolution();
        Occurrence first = resolution.occurrence();
        return new FollowUp(
                opened.followUpId(),
                first.incidentId(),
                resolution.systemId(),
                resolution.title(),
                resolution.fingerprint(),
                opened.openedAt(),
                new Clocks(first.openedAt(), first.resolvedAt()),
                1,
                first,
                opened.proposed()
                        .<Accountability>map(
                                person -> new Proposed(new Proposal(person, Accountability.CATALOG, opened.openedAt())))
                        .orElse(new Unassigned()));
    }

    /** This follow-up after one more event. */
    FollowUp after(FollowUpEvent event) {
        return switch (event) {
            case FollowUpEvent.Opened opened -> of(opened);
            case FollowUpEvent.AccountableProposed p ->
                with(accountability.asking(new Proposal(p.personId(), p.proposedBy(), p.proposedAt())));
            case FollowUpEvent.Accepted a -> with(accountability.heldBy(new Acceptance(a.personId(), a.acceptedAt())));
            case FollowUpEvent.ResolvedAgain again -> resolvedAgain(again.occurrence());
            case FollowUpEvent.Recurred r -> with(r.occurrence(), r.occurrences());
        };
    }

    /** The clock of the service ran on while the incident was open again. */
    private FollowUp resolvedAgain(Occurrence occurrence) {
        Clocks then = occurrence.incidentId().equals(incidentId)
                ? new Clocks(clocks.startedAt(), occurrence.resolvedAt())
                : clocks;
        FollowUp later = with(occurrence, occurrences);
        return new FollowUp(
                followUpId,
                incidentId,
                systemId,
                title,
                fingerprint,
                openedAt,
                then,
                occurrences,
                later.latest(),
                accountability);
    }

    private FollowUp with(Accountability next) {
        return new FollowUp(
                followUpId, incidentId, systemId, title, fingerprint, openedAt, clocks, occurrences, latest, next);
    }

    /** Incidents may be told out of order: the latest is the one that was resolved last. */
    private FollowUp with(Occurrence occurrence, int count) {
        return new FollowUp(
                followUpId,
                incidentId,
                systemId,
                title,
                fingerprint,
                openedAt,
                clocks,
                count,
                occurrence.resolvedAt().isBefore(latest.resolvedAt()) ? latest : occurrence,
                accountability);
    }
}
