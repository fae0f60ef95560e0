package io.bridgekeeper.roster.bridge;

import java.time.Instant;

/**
 * A seat, as everybody may see it.
 *
 * @param state {@code reserved} or {@code taken}
 */
record SeatView(String personId, String role, String purpose, String state, Instant since) {

    static SeatView of(Seat seat) {
        return new SeatView(
                seat.personId(),
                seat.role().word(),
                seat.purpose().text(),
                seat.state().word(),
                seat.since());
    }
}
