package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** When and where a message is tried: some times over one of the person's ways, then over the next. */
final class MessagePlan {

    private MessagePlan() {}

    /**
     * How far a message has come.
     *
     * @param givenUp  ids of the ways over which it is not tried any more
     * @param way      over which it was tried last; empty where it is to go over another one
     * @param attempts over that way
     */
    record Progress(List<UUID> givenUp, Optional<UUID> way, int attempts) {

        static final Progress NONE = new Progress(List.of(), Optional.empty(), 0);
    }

    /** What is to be done with a message that is due. */
    sealed interface Start {

        /** @param attempts over this way, this one included */
        record Send(Reach.Way way, int attempts) implements Start {}

        /** It would disturb. */
        record Wait(Instant until) implements Start {}

        /** All ways are given up, or the person has none. */
        record NoWayLeft() implements Start {}
    }

    /** A way that was begun is tried on as long as the person has it, whatever comes before it meanwhile. */
    static Start start(Progress progress, Reach reach, Instant now) {
        if (now.isBefore(reach.begins())) {
            return new Start.Wait(reach.begins());
        }
        Set<UUID> givenUp = new LinkedHashSet<>(progress.givenUp());
        List<Reach.Way> left =
                reach.ways().stream().filter(way -> !givenUp.contains(way.id())).toList();
        Optional<Start> further = left.stream()
                .filter(way -> progress.way().filter(way.id()::equals).isPresent())
                .findFirst()
                .map(way -> new Start.Send(way, progress.attempts() + 1));
        return further.or(() -> left.stream().findFirst().map(way -> new Start.Send(way, 1)))
                .orElseGet(Start.NoWayLeft::new);
    }

    /** How far it has come after an attempt that failed, and when it is looked at again. */
    record Try(Progress progress, Instant at) {}

    /**
     * @param sending how far it had come with that attempt, whose way is there
     * @param next    never {@link RetryPlan.Next.Done}
     */
    static Try after(Progress sending, RetryPlan.Next next, Instant now) {
        return switch (next) {
            case RetryPlan.Next.TryAgain(Instant at, String reason) -> new Try(sending, at);
            case RetryPlan.Next.GiveUp(String reason, boolean isGone) -> {
                Set<UUID> givenUp = new LinkedHashSet<>(sending.givenUp());
                givenUp.add(sending.way().orElseThrow());
                yield new Try(new Progress(List.copyOf(givenUp), Optional.empty(), 0), now);
            }
            case RetryPlan.Next.Done() -> throw new IllegalArgumentException("it was sent");
        };
    }
}
