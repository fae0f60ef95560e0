package io.bridgekeeper.paging.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription that works: shifts behind an address that only those know who were told.
 *
 * @param name       as calendar programs show it
 * @param lastReadAt to about a minute; absent where it never was
 */
record Calendar(
        UUID id, Subject subject, String name, String createdBy, Instant createdAt, Optional<Instant> lastReadAt) {

    /** Of one person, at once. */
    static final int MOST = 20;

    /** So that a program that asks every second writes to the database once a minute. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** Whether a reading now is worth writing down. */
    boolean isReadAnew(Instant now) {
        return lastReadAt.map(last -> !now.isBefore(last.plus(EXACTNESS))).orElse(true);
    }
}
