package io.bridgekeeper.gateway.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When it is to be told that somebody was refused: at the first refusal, and again now and then while it lasts. For
 * several threads at once.
 *
 * @param <K> who is refused; of a bounded number
 */
public final class Refusals<K> {

    private record Told(Instant at, long since) {}

    private final Duration every;
    private final Map<K, Told> told = new HashMap<>();

    /** @param every how long nothing is told after it was told */
    public Refusals(Duration every) {
        this.every = every;
    }

    /** How many refusals there are to tell of with this one; empty where it is not the time. */
    public synchronized OptionalLong refused(K name, Instant now) {
        Told last = told.get(name);
        // A clock that was set back silences nobody.
        boolean due = last == null
                || now.isBefore(last.at())
                || !now.isBefore(last.at().plus(every));
        if (due) {
            told.put(name, new Told(now, 0));
            return OptionalLong.of(last == null ? 1 : last.since() + 1);
        }
        told.put(name, new Told(last.at(), last.since() + 1));
        return OptionalLong.empty();
    }
}
