package io.bridgekeeper.paging.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The request to one person to respond to one incident.
 *
 * @param rung       how many rungs of the ladder were behind us with this one, from 1
 * @param step       see {@link Rung#step}
 * @param reason     why this person, in words
 * @param answeredAt when it was accepted or declined
 */
public record Page(
        UUID id,
        UUID incidentId,
        String personId,
        int rung,
        int step,
        String reason,
        PageState state,
        Instant queuedAt,
        Optional<Instant> answeredAt) {

    /** Whether an answer is still welcome. */
    public boolean isUnanswered() {
        return switch (state) {
            case QUEUED, SENT, EXPIRED -> true;
            case ACCEPTED, DECLINED, WITHDRAWN -> false;
        };
    }

    Page with(PageState newState) {
        return new Page(id, incidentId, personId, rung, step, reason, newState, queuedAt, answeredAt);
    }

    Page answered(PageState newState, Instant at) {
        return new Page(id, incidentId, personId, rung, step, reason, newState, queuedAt, Optional.of(at));
    }
}
