package io.bridgekeeper.paging.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A maintenance window as somebody asks for it.
 *
 * @param systems    ids of the catalog, at most 100; absent where there are {@code matchers}
 * @param matchers   conditions on labels, all of which must hold, as the catalog writes them; at most 20; absent where
 *     there are {@code systems}
 * @param from       inclusive; absent: now; not with {@code recurrence}
 * @param until      exclusive; at most 7 days after {@code from}; not with {@code recurrence}
 * @param recurrence absent for a window that is in force once
 * @param holdBack   severities whose pages are held back, such as {@code SEV3}; absent: all
 * @param reason     why, 1 to 500 characters
 */
record WindowProposal(
        List<String> systems,
        List<Map<String, Object>> matchers,
        Instant from,
        Instant until,
        Recurrence recurrence,
        List<String> holdBack,
        String reason) {

    /**
     * When it is in force again and again.
     *
     * @param start    of the first occurrence by the clock of {@code zone}, such as {@code 2026-12-01T02:00:00}
     * @param zone     IANA name, such as {@code Europe/Berlin}
     * @param duration of each occurrence, such as {@code PT2H}; a minute to 7 days
     * @param rrule    the value of an RRULE (RFC 5545): daily, weekly, monthly or yearly, with UNTIL or COUNT unless there
     *     is {@code endsAt}
     * @param endsAt   beyond which nothing is held back
     */
    record Recurrence(String start, String zone, String duration, String rrule, Instant endsAt) {}
}
