package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same about a bridge from its opening on.
 *
 * @param systemId  the system that the incident is of; may be null
 * @param seatLimit at least 1
 */
record Call(UUID incidentId, String systemId, String title, int seatLimit, Room room, Instant openedAt) {
    Call {
        if (seatLimit < 1) {
            throw new IllegalArgumentException("a bridge without a seat: " + seatLimit);
        }
    }
}
