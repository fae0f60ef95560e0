package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.Locale;

/**
 * A place on the bridge, kept for a person or taken by one. Both count against the seat limit.
 *
 * @param personId Keycloak user name
 * @param since    when it came into this state
 */
record Seat(String personId, SeatRole role, Purpose purpose, State state, Ground ground, Instant since) {

    enum State {
        RESERVED,
        TAKEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isTaken() {
        return state == State.TAKEN;
    }

    /** Whether the seat goes when the page of its person goes. */
    boolean waitsForPage() {
        return state == State.RESERVED && ground == Ground.PAGE;
    }

    static Seat reserved(String personId, SeatRole role, Purpose purpose, Ground ground, Instant now) {
        return new Seat(personId, role, purpose, State.RESERVED, ground, now);
    }

    static Seat taken(String personId, SeatRole role, Purpose purpose, Ground ground, Instant now) {
        return new Seat(personId, role, purpose, State.TAKEN, ground, now);
    }
}
