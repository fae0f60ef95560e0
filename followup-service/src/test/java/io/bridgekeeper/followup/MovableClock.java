package io.bridgekeeper.followup;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: nobody sleeps for time to pass. */
@Singleton
class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void moveTo(Instant instant) {
        ahead = Duration.between(Clock.systemUTC().instant(), instant);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service knows UTC only");
    }
}
