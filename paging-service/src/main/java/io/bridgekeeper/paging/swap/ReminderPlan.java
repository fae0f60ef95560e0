package io.bridgekeeper.paging.swap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When people are reminded of an open request.
 *
 * @param before how long before its hours begin; each positive
 */
record ReminderPlan(List<Duration> before) {

    ReminderPlan {
        before = List.copyOf(before);
        if (before.stream().anyMatch(one -> one.isNegative() || one.isZero())) {
            throw new IllegalArgumentException("a reminder comes before the hours begin: " + before);
        }
    }

    /** The first reminder after {@code now}; {@code beginsAt} where none is left. Those missed meanwhile are one. */
    Instant next(Instant beginsAt, Instant now) {
        return before.stream()
                .map(beginsAt::minus)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(beginsAt);
    }

    /** Whether no reminder is overdue, so that whoever is told at the first one hears early enough. */
    boolean isEarly(Instant beginsAt, Instant now) {
        return before.stream().allMatch(one -> beginsAt.minus(one).isAfter(now)) && !before.isEmpty();
    }
}
