package io.bridgekeeper.gateway.rawevent;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets at most so many raw events of each integration pass in one second: the newest few hundred are kept, so that all of a
 * flood would cost much and show nothing. For one thread alone; as large as there are integrations.
 */
final class RawEventRate {

    private record Second(long second, int passed) {}

    private final int most;
    private final Map<UUID, Second> seconds = new HashMap<>();

    /** @param most at least 1 */
    RawEventRate(int most) {
        this.most = most;
    }

    boolean passes(UUID integrationId, Instant now) {
        long second = now.getEpochSecond();
        Second last = seconds.get(integrationId);
        int passed = last == null || last.second() != second ? 0 : last.passed();
        if (passed == most) {
            return false;
        }
        seconds.put(integrationId, new Second(second, passed + 1));
        return true;
    }
}
