package io.bridgekeeper.paging.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The request to one person to respond to one incident.
 *
 * @param rung       how many rungs of the ladder were behind us with this one, from 1; 0 for one made by hand
 * @param step       see {@link Rung#step}; 0 for one made by hand
 * @param reason     why this person, in words
 * @param round      of the escalation in which it was queued, from 1; of who handed the incident back, the one that began then
 * @param answeredAt when it was accepted or declined
 * @param calledBy   who made it by hand; empty for a step of the ladder
 * @param requestId  of the request for a responder by which it was made, which {@code calledBy} asked for
 * @param channels   over which the person agreed to be called when it was queued; empty for all
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
        int round,
        Optional<Instant> answeredAt,
        Optional<String> calledBy,
        Set<String> channels,
        Optional<UUID> requestId) {

    /** Whether an answer is still welcome. */
    public boolean isUnanswered() {
        return switch (state) {
            case QUEUED, SENT, DELIVERED, EXPIRED -> true;
            case ACCEPTED, DECLINED, WITHDRAWN -> false;
        };
    }

    /** Whether it was made by a request for a responder. */
    boolean isOf(UUID request) {
        return requestId.filter(request::equals).isPresent();
    }

    /** Whether a person asked for it, and no step of the incident's own policy brought it. */
    boolean isByHand() {
        return calledBy.isPresent();
    }

    /** Whether nothing has come of it yet. */
    boolean isWaiting() {
        return switch (state) {
            case QUEUED, SENT, DELIVERED -> true;
            case ACCEPTED, DECLINED, EXPIRED, WITHDRAWN -> false;
        };
    }

    Page with(PageState newState) {
        return new Page(
                id,
                incidentId,
                personId,
                rung,
                step,
                reason,
                newState,
                queuedAt,
                round,
                answeredAt,
                calledBy,
                channels,
                requestId);
    }

    /** As if it had been queued in that one. */
    Page inRound(int other) {
        return new Page(
                id,
                incidentId,
                personId,
                rung,
                step,
                reason,
                state,
                queuedAt,
                other,
                answeredAt,
                calledBy,
                channels,
                requestId);
    }

    Page answered(PageState newState, Instant at) {
        return new Page(
                id,
                incidentId,
                personId,
                rung,
                step,
                reason,
                newState,
                queuedAt,
                round,
                Optional.of(at),
                calledBy,
                channels,
                requestId);
    }
}
