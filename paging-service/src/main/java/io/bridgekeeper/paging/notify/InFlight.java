package io.bridgekeeper.paging.notify;

import java.util.HashMap;
import java.util.Map;

/**
 * How many notices of one channel are on their way, and to which providers. Threads meet here.
 *
 * <p>One provider of several never has all of them: one that hangs leaves the others their speed.
 */
final class InFlight {

    private final int most;
    private final int share;
    private final Map<String, Integer> byProvider = new HashMap<>();
    private int all;

    /** @param most of all providers together, at least 1 */
    InFlight(int most) {
        this.most = most;
        this.share = Math.max(1, most - Math.max(1, most / 4));
    }

    /** For any one provider; all where the channel has but one. */
    int share(String provider) {
        return provider.isEmpty() ? most : share;
    }

    synchronized int room() {
        return Math.max(0, most - all);
    }

    synchronized int of(String provider) {
        return byProvider.getOrDefault(provider, 0);
    }

    /** Those that have some. */
    synchronized Map<String, Integer> byProvider() {
        return Map.copyOf(byProvider);
    }

    synchronized void begin(String provider) {
        all++;
        byProvider.merge(provider, 1, Integer::sum);
    }

    /** @return whether there is room now where there was none */
    synchronized boolean end(String provider) {
        boolean wasFull = all >= most || of(provider) >= share(provider);
        all--;
        byProvider.computeIfPresent(provider, (p, count) -> count == 1 ? null : count - 1);
        return wasFull;
    }
}
