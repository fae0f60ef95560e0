package io.bridgekeeper.planted.clean;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

class ClockConfig {

    Clock clock() {
        return Clock.systemUTC();
    }

    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
