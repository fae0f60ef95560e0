package io.bridgekeeper.access.breakglass;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One use of break-glass.
 *
 * @param incidentId with whose end the access ends; null where none was named
 * @param review     null while nobody has looked at it
 */
record Use(
        UUID useId,
        String personId,
        String systemId,
        String profileId,
        UUID incidentId,
        String reason,
        Duration duration,
        UUID grantId,
        Instant usedAt,
        Review review) {

    /** What came of looking at it. */
    record Review(String by, String finding, Instant at) {}

    Use with(Review next) {
        return new Use(useId, personId, systemId, profileId, incidentId, reason, duration, grantId, usedAt, next);
    }
}
