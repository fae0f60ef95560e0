package io.bridgekeeper.paging.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether somebody has watched all the time. */
final class Watch {

    private Watch() {}

    /**
     * Whether nobody has watched for so long that beats may have found nobody who takes them: then their silence says
     * nothing about those who send them.
     *
     * @param lastAt when anybody last watched; empty where nobody ever did
     */
    static boolean wasAway(Optional<Instant> lastAt, Instant now, Duration longest) {
        return lastAt.map(last -> last.plus(longest).isBefore(now)).orElse(true);
    }
}
