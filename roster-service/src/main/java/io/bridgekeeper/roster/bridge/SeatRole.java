package io.bridgekeeper.roster.bridge;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person on the bridge does there. At most one of them commands. */
enum SeatRole {
    RESPONDER,
    COMMANDER;

    /** As it is written in JSON, events and tables. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SeatRole> ofWord(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
