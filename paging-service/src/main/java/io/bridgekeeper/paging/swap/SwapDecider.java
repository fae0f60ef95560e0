package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.paging.swap.Decision.Happen;
import static io.bridgekeeper.paging.swap.Decision.Nothing;
import static io.bridgekeeper.paging.swap.Decision.Refuse;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.swap.SwapCommand.AcceptSwap;
import io.bridgekeeper.paging.swap.SwapCommand.DeclineSwap;
import io.bridgekeeper.paging.swap.SwapCommand.EndAbsence;
import io.bridgekeeper.paging.swap.SwapCommand.LookAtTime;
import io.bridgekeeper.paging.swap.SwapCommand.WithdrawSwap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what one command does to one request.
 *
 * <p>A person who is too late hears why; a timer that comes late or twice finds nothing to do.
 */
final class SwapDecider {

    private final ReminderPlan reminders;

    SwapDecider(ReminderPlan reminders) {
        this.reminders = reminders;
    }

    /**
     * @param wish   sound in itself, its hours ahead; its state does not count
     * @param others open requests of the same person in the same rotation
     */
    Decision ask(Swap wish, List<Swap> others, Circumstances circumstances, Instant now) {
        if (!circumstances.isOnCallThroughout(wish.askerId(), wish.range())) {
            return new Refuse(new Refusal.NotOnCall(wish.askerId(), wish.range()));
        }
        Optional<Refusal> obstacle = wish.toId().flatMap(to -> obstacle(wish, to, circumstances));
        if (obstacle.isPresent()) {
            return new Refuse(obstacle.get());
        }
        for (Swap other : others) {
            if (other.isOpen() && !other.range().within(wish.range()).isEmpty()) {
                return new Refuse(new Refusal.Overlaps(other.id()));
            }
        }
        return new Happen(
                wish.with(new SwapState.Open(reminders.next(wish.beginsAt(), now))), new SwapEvent.SwapAsked());
    }

    Decision decide(Swap swap, SwapCommand command, Circumstances circumstances, Instant now) {
        return switch (command) {
            case AcceptSwap(String personId) -> accept(swap, personId, circumstances, now);
            case DeclineSwap(String personId, var reason) -> decline(swap, personId, reason, circumstances, now);
            case WithdrawSwap(String personId) ->
                personId.equals(swap.askerId())
                        ? withdraw(swap, SwapState.Cause.ASKER, now)
                        : new Refuse(new Refusal.NotYours());
            case EndAbsence() -> withdraw(swap, SwapState.Cause.ABSENCE_GONE, now);
            case LookAtTime() -> lookAtTime(swap, circumstances, now);
        };
    }

    private Decision accept(Swap swap, String by, Circumstances circumstances, Instant now) {
        if (swap.state() instanceof SwapState.Accepted(String before, Instant at) && before.equals(by)) {
            return new Nothing("accepted before");
        }
        if (!swap.asks(by, circumstances.people())) {
            return new Refuse(new Refusal.NotYours());
        }
        Optional<Refusal> ended = ended(swap, now);
        if (ended.isPresent()) {
            return new Refuse(ended.get());
        }
        if (!circumstances.isOnCallThroughout(swap.askerId(), swap.range())) {
            return new Refuse(new Refusal.ShiftChanged(swap.askerId(), swap.range()));
        }
        Optional<Refusal> obstacle = obstacle(swap, by, circumstances);
        if (obstacle.isPresent()) {
            return new Refuse(
                    obstacle.get() instanceof Refusal.NotOnCall(String personId, Range range)
                            ? new Refusal.ShiftChanged(personId, range)
                            : obstacle.get());
        }
        List<SwapEvent.Handover> handovers = new ArrayList<>();
        handovers.add(new SwapEvent.Handover(swap.range(), swap.askerId(), by));
        swap.offer().ifPresent(hours -> handovers.add(new SwapEvent.Handover(hours, by, swap.askerId())));
        return new Happen(
                swap.with(new SwapState.Accepted(by, now)), new SwapEvent.SwapAccepted(by, List.copyOf(handovers)));
    }

    /** What keeps somebody from taking the hours, but for those of the asker. */
    private static Optional<Refusal> obstacle(Swap swap, String by, Circumstances circumstances) {
        if (circumstances.isCalledWithin(by, swap.range())) {
            return Optional.of(new Refusal.OnCallAlready(by, swap.range()));
        }
        return swap.offer().flatMap(hours -> {
            if (!circumstances.isOnCallThroughout(by, hours)) {
                return Optional.of(new Refusal.NotOnCall(by, hours));
            }
            return circumstances.isCalledWithin(swap.askerId(), hours)
                    ? Optional.of(new Refusal.OnCallAlready(swap.askerId(), hours))
                    : Optional.empty();
        });
    }

    private Decision decline(Swap swap, String by, Optional<String> reason, Circumstances circumstances, Instant now) {
        if (!swap.asks(by, circumstances.people())) {
            return new Refuse(new Refusal.NotYours());
        }
        if (swap.declinedBy().contains(by)) {
            return new Nothing("declined before");
        }
        Optional<Refusal> ended = ended(swap, now);
        if (ended.isPresent()) {
            return new Refuse(ended.get());
        }
        Swap after = swap.declinedAlsoBy(by);
        boolean othersAreAsked =
                swap.toId().isEmpty() && !circumstances.asked(after).isEmpty();
        return othersAreAsked
                ? new Happen(after, new SwapEvent.SwapPassedOver(by))
                : new Happen(
                        after.with(new SwapState.Declined(by, reason, now)), new SwapEvent.SwapDeclined(by, reason));
    }

    private static Decision withdraw(Swap swap, SwapState.Cause cause, Instant now) {
        if (swap.state() instanceof SwapState.Withdrawn) {
            return new Nothing("withdrawn before");
        }
        Optional<Refusal> ended = ended(swap, now);
        return ended.isPresent()
                ? new Refuse(ended.get())
                : new Happen(swap.with(new SwapState.Withdrawn(cause, now)), new SwapEvent.SwapWithdrawn(cause));
    }

    private Decision lookAtTime(Swap swap, Circumstances circumstances, Instant now) {
        if (!(swap.state() instanceof SwapState.Open(Instant dueAt))) {
            return new Nothing("not open");
        }
        if (!now.isBefore(swap.beginsAt())) {
            return new Happen(swap.with(new SwapState.Expired(now)), new SwapEvent.SwapExpired());
        }
        if (now.isBefore(dueAt)) {
            return new Nothing("not due");
        }
        boolean stands = circumstances.isOnCallThroughout(swap.askerId(), swap.range())
                && swap.toId()
                        .flatMap(to -> swap.offer().map(hours -> circumstances.isOnCallThroughout(to, hours)))
                        .orElse(true);
        return stands
                ? new Happen(
                        swap.with(new SwapState.Open(reminders.next(swap.beginsAt(), now))),
                        new SwapEvent.SwapReminded(circumstances.asked(swap)))
                : withdraw(swap, SwapState.Cause.SHIFT_CHANGED, now);
    }

    /** Why it cannot be answered any more; the timer that ends it may be late. */
    private static Optional<Refusal> ended(Swap swap, Instant now) {
        return switch (swap.state()) {
            case SwapState.Open(Instant dueAt) ->
                now.isBefore(swap.beginsAt())
                        ? Optional.empty()
                        : Optional.of(new Refusal.Ended("expired", swap.beginsAt()));
            case SwapState.Accepted(String by, Instant at) -> Optional.of(new Refusal.AcceptedBefore(by, at));
            case SwapState.Declined(String by, var reason, Instant at) ->
                Optional.of(new Refusal.Ended(swap.state().word(), at));
            case SwapState.Withdrawn(var cause, Instant at) ->
                Optional.of(new Refusal.Ended(swap.state().word(), at));
            case SwapState.Expired(Instant at) ->
                Optional.of(new Refusal.Ended(swap.state().word(), at));
        };
    }
}
