package io.bridgekeeper.gateway.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each of many, by name.
 *
 * <p>A bucket is kept as the time at which it is full again: nothing has to fill it. One that is full is as good as none,
 * so those that are long unused are forgotten first, and no more than so many are kept. For several threads at once.
 *
 * @param <K> what has a bucket of its own
 */
public final class Buckets<K> {

    private final Rate rate;
    private final int most;
    private final Map<K, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most buckets that are kept; where there are more names, those that were silent longest begin anew */
    public Buckets(Rate rate, int most) {
        this.rate = rate;
        this.most = most;
    }

    /** Takes one out of the bucket of this name, if there is one in it. */
    public synchronized Verdict take(K name, Instant at) {
        long now = nanos(at);
        // A clock that was set back must not lock anybody out: at worst the bucket is empty.
        long owed = Math.clamp(fullAt.getOrDefault(name, now) - now, 0, rate.fill());
        long after = owed + rate.cost();
        boolean admitted = after <= rate.fill();
        long then = admitted ? after : owed;
        fullAt.put(name, now + then);
        if (fullAt.size() > most) {
            fullAt.remove(fullAt.keySet().iterator().next());
        }
        return new Verdict(
                rate,
                admitted,
                (rate.fill() - then) / rate.cost(),
                Duration.ofNanos(then),
                Duration.ofNanos(admitted ? 0 : after - rate.fill()));
    }

    /** Buckets that are kept. */
    synchronized int size() {
        return fullAt.size();
    }

    private static long nanos(Instant at) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, at);
    }
}
