package io.bridgekeeper.paging.notify;

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

    /** Whether more notices may be due than were just claimed. */
    boolean mayHaveMore(int claimed, int room) {
        return claimed == room || claimed > 0 && inFlight.hasFullProvider();
    }
}
