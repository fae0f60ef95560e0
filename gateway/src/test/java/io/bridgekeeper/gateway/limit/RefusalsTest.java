package io.bridgekeeper.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

    private final Refusals<String> refusals = new Refusals<>(Duration.ofMinutes(1));

    @Test
    void tellsOfTheFirstAtOnceAndOfTheOthersTogetherAMinuteLater() {
        assertThat(refusals.refused("a", NOW)).isEqualTo(OptionalLong.of(1));
        assertThat(refusals.refused("a", NOW.plusSeconds(1))).isEmpty();
        assertThat(refusals.refused("a", NOW.plusSeconds(59))).isEmpty();
        assertThat(refusals.refused("b", NOW.plusSeconds(59))).isEqualTo(OptionalLong.of(1));
        assertThat(refusals.refused("a", NOW.plusSeconds(60))).isEqualTo(OptionalLong.of(3));
        assertThat(refusals.refused("a", NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    void tellsAgainAfterAClockWasSetBack() {
        refusals.refused("a", NOW);
        assertThat(refusals.refused("a", NOW.minusSeconds(3600))).isEqualTo(OptionalLong.of(1));
    }
}
