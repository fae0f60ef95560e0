package io.bridgekeeper.roster.bridge;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time as a test sets it: it stands still until moved. */
@Mock
@Singleton
class MovableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-23T03:00:00Z");

    void move(Duration on) {
        now = now.plus(on);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the clock of these tests is in UTC");
    }
}
