package io.bridgekeeper.access.membership;

import java.time.Duration;

/** When a change that failed is tried again. For ever: giving up would leave access where it must not be. */
public final class RetryPlan {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST_WHILE_AWAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_WHEN_REFUSED = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    private RetryPlan() {}

    /**
     * The pause doubles up to a longest one, which is short while Keycloak is away: people wait for it.
     *
     * @param tries how often it has failed in a row, from 1
     */
    public static Duration pause(Answer.Fault fault, int tries) {
        Duration longest = switch (fault) {
            case AWAY -> LONGEST_WHILE_AWAY;
            case REFUSED -> LONGEST_WHEN_REFUSED;
        };
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(tries - 1L, 0, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
