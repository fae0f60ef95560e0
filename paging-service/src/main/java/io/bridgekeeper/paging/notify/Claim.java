package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which due notices of a channel are to begin.
 *
 * @param room       for so many, at least 1
 * @param leaves     providers to which none goes now, as they are full or left alone
 * @param under      notices on their way to each of the other providers, as far as there are some
 * @param share      of one provider, where the channel has several
 * @param leaseUntil then whoever sends is taken for dead
 */
record Claim(
        String channel,
        int room,
        Set<String> leaves,
        Map<String, Integer> under,
        int share,
        Instant now,
        Instant leaseUntil) {

    /** @param breakers those that are left alone, and those of which one call asks */
    static Claim of(String channel, InFlight inFlight, Breakers breakers, Instant now, Instant leaseUntil) {
        Set<String> leaves = new HashSet<>(breakers.left(now).keySet());
        Map<String, Integer> under = new HashMap<>(inFlight.byProvider());
        // Room for one.
        Set<String> asked = breakers.asked(now);
        asked.forEach(provider -> under.put(provider, inFlight.share(provider) - 1));
        under.forEach((provider, count) -> {
            if (count >= inFlight.share(provider)) {
                leaves.add(provider);
            }
        });
        return new Claim(
                channel,
                asked.contains("") ? 1 : inFlight.room(),
                leaves,
                Map.copyOf(under),
                inFlight.share("some"),
                now,
                leaseUntil);
    }

    /** How many more may begin to one provider. */
    int roomOf(String provider) {
        return provider.isEmpty() ? room : share - under.getOrDefault(provider, 0);
    }

    String[] excluded() {
        return leaves.toArray(String[]::new);
    }

    /** Those with notices on their way; {@link #underCounts} in the same order. */
    List<String> underProviders() {
        return new ArrayList<>(under.keySet());
    }

    Integer[] underCounts(List<String> providers) {
        return providers.stream().map(under::get).toArray(Integer[]::new);
    }
}
