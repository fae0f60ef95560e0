package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Silence that is allowed, as somebody asks for it.
 *
 * @param until  exclusive; at most 7 days from now
 * @param reason 1 to 500 characters
 */
record NewPause(Instant until, String reason) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int LONGEST_REASON = 500;

    /** All that is wrong with it. */
    List<RequestFault> faults(Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            faults.add(new RequestFault("until", "must be within " + LONGEST.toDays() + " days from now"));
        }
        if (reason == null
                || reason.isBlank()
                || reason.strip().length() > LONGEST_REASON
                || reason.indexOf('\0') >= 0) {
            faults.add(new RequestFault("reason", "must have 1 to " + LONGEST_REASON + " characters, and no NUL"));
        }
        return faults;
    }
}
