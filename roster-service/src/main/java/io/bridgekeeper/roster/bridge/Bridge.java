package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The call of one incident. Once closed it stays closed, unless the incident turns out not to be over. */
sealed interface Bridge {

    /**
     * The bridge after an event.
     *
     * @throws IllegalStateException for an event that cannot happen in this state: the decider has a bug
     */
    Bridge after(BridgeEvent event);

    /** No bridge of this incident was ever opened here. */
    record Unknown() implements Bridge {
        @Override
        public Bridge after(BridgeEvent event) {
            if (event instanceof BridgeEvent.BridgeOpened opened) {
                return new Open(opened.call(), List.of(), List.of(), Set.of());
            }
            throw new IllegalStateException(event + " on a bridge that was never opened");
        }
    }

    /**
     * People sit, or may come to sit.
     *
     * @param seats in the order in which they came to be; one a person; at most one commander
     * @param waits in the order in which they came to be; of nobody who has a seat; none while the bridge has room
     */
    record Open(Call call, List<Seat> seats, List<Wait> waits, Set<TurnedAway> turnedAway) implements Bridge {
        public Open {
            seats = List.copyOf(seats);
            waits = List.copyOf(waits);
            turnedAway = Set.copyOf(turnedAway);
        }

        Optional<Seat> seatOf(String personId) {
            return seats.stream().filter(s -> s.personId().equals(personId)).findFirst();
        }

        Optional<Wait> waitOf(String personId) {
            return waits.stream().filter(w -> w.personId().equals(personId)).findFirst();
        }

        Optional<Seat> commander() {
            return seats.stream().filter(s -> s.role() == SeatRole.COMMANDER).findFirst();
        }

        boolean isFull() {
            return seats.size() >= call.seatLimit();
        }

        @Override
        public Bridge after(BridgeEvent event) {
            return switch (event) {
                case BridgeEvent.SeatReserved reserved -> with(reserved.seat());
                case BridgeEvent.SeatTaken taken -> with(taken.seat());
                case BridgeEvent.SeatReleased released ->
                    new Open(call, others(released.personId()), waits, turnedAway);
                case BridgeEvent.SeatRefused refused -> {
                    Set<TurnedAway> more = new HashSet<>(turnedAway);
                    more.add(refused.turnedAway());
                    yield new Open(call, seats, waits, more);
                }
                case BridgeEvent.NoSeatKept none ->
                    new Open(
                            call,
                            seats,
                            Stream.concat(waits.stream(), Stream.of(none.waiting()))
                                    .toList(),
                            turnedAway);
                case BridgeEvent.WaitEnded ended -> new Open(call, seats, otherWaits(ended.personId()), turnedAway);
                case BridgeEvent.SeatsLimited limited ->
                    new Open(call.withSeats(limited.seatLimit()), seats, waits, turnedAway);
                case BridgeEvent.Rerouted rerouted -> new Open(call.of(rerouted.systemId()), seats, waits, turnedAway);
                case BridgeEvent.BridgeClosed closed -> new Closed(call, closed.at());
                case BridgeEvent.BridgeReopened reopened ->
                    throw new IllegalStateException("was not closed: " + call.incidentId());
                case BridgeEvent.BridgeOpened opened ->
                    throw new IllegalStateException("opened twice: " + call.incidentId());
            };
        }

        private Open with(Seat seat) {
            List<Seat> changed = seatOf(seat.personId()).isPresent()
                    ? seats.stream()
                            .map(s -> s.personId().equals(seat.personId()) ? seat : s)
                            .toList()
                    : Stream.concat(seats.stream(), Stream.of(seat)).toList();
            return new Open(call, changed, otherWaits(seat.personId()), turnedAway);
        }

        private List<Seat> others(String personId) {
            return seats.stream().filter(s -> !s.personId().equals(personId)).toList();
        }

        private List<Wait> otherWaits(String personId) {
            return waits.stream().filter(w -> !w.personId().equals(personId)).toList();
        }
    }

    /** The incident is resolved; nobody sits any more. */
    record Closed(Call call, Instant closedAt) implements Bridge {
        @Override
        public Bridge after(BridgeEvent event) {
            if (event instanceof BridgeEvent.BridgeReopened) {
                return new Open(call, List.of(), List.of(), Set.of());
            }
            throw new IllegalStateException(event + " on a closed bridge");
        }
    }
}
