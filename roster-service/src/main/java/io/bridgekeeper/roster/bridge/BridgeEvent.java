package io.bridgekeeper.roster.bridge;

import java.time.Instant;

/** What happened on a bridge. Each is one line of its log. */
sealed interface BridgeEvent {

    Instant at();

    record BridgeOpened(Call call) implements BridgeEvent {
        @Override
        public Instant at() {
            return call.openedAt();
        }
    }

    /** A place is kept, or kept on another ground than before. */
    record SeatReserved(Seat seat) implements BridgeEvent {
        @Override
        public Instant at() {
            return seat.since();
        }
    }

    /** No place could be kept for a paged person, who waits for one now. Stays inside. */
    record NoSeatKept(Wait waiting, int seatLimit) implements BridgeEvent {
        @Override
        public Instant at() {
            return waiting.since();
        }
    }

    /**
     * A paged person waits for a place no more, and has none. Stays inside.
     *
     * @param by who stood the person down; null for every other reason
     */
    record WaitEnded(String personId, Release reason, String by, Instant at) implements BridgeEvent {}

    /**
     * A person sits down, or changes role.
     *
     * @param overLimit whether the seat is one more than the limit, which only who accepted the page gets
     */
    record SeatTaken(Seat seat, boolean overLimit) implements BridgeEvent {
        @Override
        public Instant at() {
            return seat.since();
        }
    }

    /**
     * A place is free again.
     *
     * @param by who stood the person down; null for every other reason
     */
    record SeatReleased(String personId, Release reason, String by, Instant at) implements BridgeEvent {}

    /**
     * From now on so many may sit. Who sits or has a seat kept stays, also where they are more. Stays inside.
     *
     * @param from how many might before
     */
    record SeatsLimited(int from, int seatLimit, Instant at) implements BridgeEvent {}

    /**
     * The incident is of another system than it seemed. Stays inside.
     *
     * @param from may be null
     */
    record Rerouted(String from, String systemId, Instant at) implements BridgeEvent {}

    record SeatRefused(TurnedAway turnedAway, Instant at) implements BridgeEvent {}

    record BridgeClosed(Instant at) implements BridgeEvent {}

    /** Nobody sits there yet: whoever is called again gets a seat of their own. */
    record BridgeReopened(Call call, Instant at) implements BridgeEvent {}
}
