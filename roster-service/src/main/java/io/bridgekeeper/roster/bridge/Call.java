package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.UUID;

/**
 * What a bridge is of. Its system and its seats may change while it is open; the rest stays.
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

    Call withSeats(int newLimit) {
        return new Call(incidentId, systemId, title, newLimit, room, openedAt);
    }

    Call of(String newSystemId) {
        return new Call(incidentId, newSystemId, title, seatLimit, room, openedAt);
    }
}
