package io.bridgekeeper.planted.clean;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pure: the time is an argument, a refusal is a value. */
final class SeatDecider {

    private SeatDecider() {}

    static Decision decide(List<Seat> taken, int limit, String personId, Instant now) {
        return seatOf(taken, personId)
                .<Decision>map(Decision.Take::new)
                .orElseGet(() -> taken.size() < limit
                        ? new Decision.Take(new Seat(personId, now))
                        : new Decision.Refuse(Decision.Reason.BRIDGE_FULL));
    }

    private static Optional<Seat> seatOf(List<Seat> taken, String personId) {
        return taken.stream().filter(seat -> seat.personId().equals(personId)).findAny();
    }

    static String inWords(Decision decision) {
        return switch (decision) {
            case Decision.Take(Seat seat) -> "seat for " + seat.personId();
            case Decision.Refuse(Decision.Reason reason) ->
                switch (reason) {
                    case BRIDGE_FULL -> "the bridge is full";
                };
        };
    }
}
