package io.bridgekeeper.paging.notify;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One channel, and how it stands in this process.
 *
 * @param throttle of each of its destinations
 */
record Outlet(String channel, Throttle throttle, InFlight inFlight, Breakers breakers) {

    /** @param atOnce notices that may be on their way */
    static Outlet of(String channel, int atOnce, Throttle throttle, Breaker.Rules rules) {
        return new Outlet(channel, throttle, new InFlight(atOnce), new Breakers(rules));
    }

    /**
     * Whether more notices may be due than were just claimed: where one provider was given all that it had room for then,
     * too. It may have room again by now, and whoever made it so found nothing to wake.
     *
     * @param providers of the notices that were claimed, one each
     */
    boolean mayHaveMore(Claim claim, List<String> providers) {
        return providers.size() == claim.room()
                || providers.stream()
                        .collect(Collectors.groupingBy(provider -> provider, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .anyMatch(claimed -> claimed.getValue() >= claim.roomOf(claimed.getKey()));
    }
}
