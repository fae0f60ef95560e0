package io.bridgekeeper.paging.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long somebody is taken to have an incident without saying so.
 *
 * @param askAfter     after accepting, and after each answer; empty where nobody is asked
 * @param answerWithin then they have it no more
 */
public record Patience(Optional<Duration> askAfter, Duration answerWithin) {

    static final Patience ENDLESS = new Patience(Optional.empty(), Duration.ofMinutes(10));

    public Patience {
        if (askAfter.filter(after -> after.compareTo(Duration.ofMinutes(1)) < 0).isPresent()) {
            throw new IllegalArgumentException(
                    "paging.escalation.still-on-it.ask-after must be at least PT1M, or PT0S for never");
        }
        if (answerWithin.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("paging.escalation.still-on-it.answer-within must be at least PT1M");
        }
    }

    Optional<Instant> askAt(Instant now) {
        return askAfter.map(now::plus);
    }
}
