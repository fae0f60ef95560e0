package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.oncall.ScheduleChangeView;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as the API shows it.
 *
 * @param from       inclusive
 * @param until      exclusive
 * @param to         absent where anybody of the rotation is asked
 * @param byCalendar whether the asker's calendar made it
 * @param state      {@code open}, {@code accepted}, {@code declined}, {@code withdrawn} or {@code expired}
 * @param dueAt      when people are reminded next, or else when it expires; absent where it has ended
 * @param endedBy    who accepted, or who declined last
 * @param endReason  why it was declined, in their words; why it was withdrawn: {@code asker}, {@code absence-gone} or
 *     {@code shift-changed}
 * @param declinedBy who said no
 */
record SwapView(
        UUID swapId,
        String rotationId,
        Instant from,
        Instant until,
        String askerId,
        Optional<String> to,
        Optional<Hours> offer,
        String reason,
        boolean byCalendar,
        Instant askedAt,
        String state,
        Optional<Instant> dueAt,
        Optional<String> endedBy,
        Optional<String> endReason,
        Optional<Instant> endedAt,
        List<String> declinedBy,
        List<Reminded> reminders) {

    record All(List<SwapView> swaps) {}

    record Hours(Instant from, Instant until) {

        static Hours of(Range range) {
            return new Hours(range.from(), range.until());
        }
    }

    record Reminded(Instant at, String personId) {}

    /** @param change what becomes of the schedule */
    record Accepted(SwapView swap, ScheduleChangeView change) {}

    /** @param reason at most 500 characters; may be absent */
    record Decline(String reason) {}

    static SwapView of(SwapOutcome.Told told) {
        Swap swap = told.swap();
        End end = End.of(swap.state());
        return new SwapView(
                swap.id(),
                swap.rotationId(),
                swap.range().from(),
                swap.range().until(),
                swap.askerId(),
                swap.toId(),
                swap.offer().map(Hours::of),
                swap.reason(),
                swap.absenceKey().isPresent(),
                swap.askedAt(),
                swap.state().word(),
                end.dueAt(),
                end.by(),
                end.reason(),
                end.at(),
                List.copyOf(swap.declinedBy()),
                told.reminders().stream()
                        .map(reminder -> new Reminded(reminder.at(), reminder.personId()))
                        .toList());
    }

    private record End(Optional<Instant> dueAt, Optional<String> by, Optional<String> reason, Optional<Instant> at) {

        static End of(SwapState state) {
            return switch (state) {
                case SwapState.Open(Instant due) ->
                    new End(Optional.of(due), Optional.empty(), Optional.empty(), Optional.empty());
                case SwapState.Accepted(String by, Instant at) -> ended(Optional.of(by), Optional.empty(), at);
                case SwapState.Declined(String by, Optional<String> reason, Instant at) ->
                    ended(Optional.of(by), reason, at);
                case SwapState.Withdrawn(SwapState.Cause cause, Instant at) ->
                    ended(Optional.empty(), Optional.of(cause.word()), at);
                case SwapState.Expired(Instant at) -> ended(Optional.empty(), Optional.empty(), at);
            };
        }

        private static End ended(Optional<String> by, Optional<String> reason, Instant at) {
            return new End(Optional.empty(), by, reason, Optional.of(at));
        }
    }
}
