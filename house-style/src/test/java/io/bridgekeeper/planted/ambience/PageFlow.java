package io.bridgekeeper.planted.ambience;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes time, ids and chance from the air, which not even a shell may do. */
class PageFlow {

    Instant queuedAt() {
        return Instant.now();
    }

    Supplier<UUID> pageIds() {
        return UUID::randomUUID;
    }

    long tookNanos(long since) {
        return System.nanoTime() - since;
    }

    int jitterMillis() {
        return new Random().nextInt(100);
    }
}
