package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Accountability;
import java.time.Instant;
import java.util.UUID;

/**
 * A follow-up in a list.
 *
 * @param incidentId      the first incident behind it
 * @param systemId        null where nothing in the catalog matched
 * @param fingerprint     what recurrences share
 * @param state           {@code open} or {@code accepted}
 * @param proposed        who is asked and has not answered; null where nobody is
 * @param accountable     the one person who said yes; stays until a successor says yes; null before the first yes
 * @param acceptedAt      when that was; null likewise
 * @param openedAt        when the follow-up began
 * @param occurrenceCount incidents behind it, at least 1
 * @param solvable        whether the latest incident ended in a way that can ever count as solved
 * @param because         why it cannot, in one sentence; null where it can
 */
record FollowUpSummary(
        UUID followUpId,
        UUID incidentId,
        String systemId,
        String title,
        String fingerprint,
        String state,
        String proposed,
        String accountable,
        Instant acceptedAt,
        Instant openedAt,
        ClocksView clocks,
        int occurrenceCount,
        boolean solvable,
        String because) {

    static FollowUpSummary of(FollowUp followUp, Instant now) {
        Accountability accountability = followUp.accountability();
        String because = switch (Solvability.of(followUp.latest().how())) {
            case Solvability.Possible() -> null;
            case Solvability.Excluded(String why) -> why;
        };
        return new FollowUpSummary(
                followUp.followUpId(),
                followUp.incidentId(),
                followUp.systemId().orElse(null),
                followUp.title(),
                followUp.fingerprint(),
                FollowUpState.of(accountability).word(),
                accountability.proposal().map(Accountability.Proposal::personId).orElse(null),
                accountability
                        .acceptance()
                        .map(Accountability.Acceptance::personId)
                        .orElse(null),
                accountability
                        .acceptance()
                        .map(Accountability.Acceptance::acceptedAt)
                        .orElse(null),
                followUp.openedAt(),
                ClocksView.of(followUp.clocks(), now),
                followUp.occurrences(),
                because == null,
                because);
    }
}
