package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void coversThePersonAndTheSystemUntilItsEndExclusive() {
        Consent consent = new Consent("alice", "checkout", NOW);
        assertThat(consent.covers("alice", "checkout", NOW.minusMillis(1))).isTrue();
        assertThat(consent.covers("alice", "checkout", NOW)).isFalse();
        assertThat(consent.covers("bob", "checkout", NOW.minusMillis(1))).isFalse();
        assertThat(consent.covers("alice", "search", NOW.minusMillis(1))).isFalse();
    }

    @Test
    void endsInTheFutureAndWithinNinetyDays() {
        assertThat(Consent.faultOf(null, NOW)).contains("is missing");
        assertThat(Consent.faultOf(NOW, NOW)).contains("must be in the future");
        assertThat(Consent.faultOf(NOW.plusMillis(1), NOW)).isEmpty();
        assertThat(Consent.faultOf(NOW.plus(Duration.ofDays(90)), NOW)).isEmpty();
        assertThat(Consent.faultOf(NOW.plus(Duration.ofDays(90)).plusMillis(1), NOW))
                .contains("must be at most 90 days ahead");
    }
}
