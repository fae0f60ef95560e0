package io.bridgekeeper.paging.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When an event is told again, and when it is given up: after 48 hours, and not a moment before. */
final class DeliveryPlan {

    static final Duration TRIED_FOR = Duration.ofHours(48);

    /** Between two tries; the last one again and again. Each grows by up to a fifth, by chance. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    /** A target that asks for more is asked again after this. */
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private static final double MOST_BY_CHANCE = 0.2;

    private DeliveryPlan() {}

    /** What follows an attempt. */
    sealed interface Next {
        record Done(int status) implements Next {}

        /** @param at the end of its time at the latest; then it is not tried, but given up */
        record TryAgain(Instant at, Answer.Failed why) implements Next {}

        record GiveUp(Answer.Failed why) implements Next {}

        /** The target wants nothing any more. */
        record End() implements Next {}
    }

    /** @param queuedAt when it was known that it is to be told */
    static Instant until(Instant queuedAt) {
        return queuedAt.plus(TRIED_FOR);
    }

    /** Whether there is time left for a try. */
    static boolean mayTry(Instant until, Instant now) {
        return now.isBefore(until);
    }

    /**
     * @param attempts made, this one included, from 1
     * @param chance   from 0 to below 1, so that what failed together does not come back together
     */
    static Next after(Answer answer, int attempts, Instant until, Instant now, double chance) {
        return switch (answer) {
            case Answer.Taken(int status) -> new Next.Done(status);
            case Answer.Gone() -> new Next.End();
            case Answer.Failed failed ->
                mayTry(until, now)
                        ? new Next.TryAgain(again(failed, attempts, until, now, chance), failed)
                        : new Next.GiveUp(failed);
        };
    }

    private static Instant again(Answer.Failed failed, int attempts, Instant until, Instant now, double chance) {
        Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        Instant planned = now.plusMillis((long) (pause.toMillis() * (1 + MOST_BY_CHANCE * chance)));
        Instant longest = now.plus(LONGEST_WAIT);
        Instant at = failed.notBefore()
                .map(asked -> asked.isAfter(longest) ? longest : asked)
                .filter(planned::isBefore)
                .orElse(planned);
        return at.isBefore(until) ? at : until;
    }
}
