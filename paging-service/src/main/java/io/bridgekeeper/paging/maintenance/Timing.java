package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When a maintenance window is in force; it always ends. */
sealed interface Timing {

    record Once(Range range) implements Timing {}

    /**
     * Again and again by the clock of a zone.
     *
     * @param start  of the first occurrence
     * @param length of each, by elapsed time: two hours are two hours on the day of a clock change too
     * @param rule   the value of an RRULE (RFC 5545)
     * @param endsAt beyond which nothing is held, an occurrence that is running included; empty where the rule says
     *     itself when it ends
     */
    record Recurring(LocalDateTime start, ZoneId zone, Duration length, String rule, Optional<Instant> endsAt)
            implements Timing {}
}
