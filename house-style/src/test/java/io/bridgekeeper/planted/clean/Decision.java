package io.bridgekeeper.planted.clean;

/** What the decider answers. */
sealed interface Decision {

    record Take(Seat seat) implements Decision {}

    record Refuse(Reason reason) implements Decision {}

    enum Reason {
        BRIDGE_FULL
    }
}
