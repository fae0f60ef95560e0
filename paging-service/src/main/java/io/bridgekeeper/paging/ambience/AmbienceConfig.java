package io.bridgekeeper.paging.ambience;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Time, fresh ids and chance: shells take them from here and hand them on. */
@ApplicationScoped
class AmbienceConfig {

    /** Ticks in microseconds, as finely as PostgreSQL keeps an instant: nobody need cut it once more. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** UUIDv7: fresh ids sort by time, so their indexes grow at one end. */
    @Produces
    @Singleton
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Produces
    @Singleton
    SecureRandom chance() {
        return new SecureRandom();
    }
}
