package io.bridgekeeper.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.signature.SignatureVerdict.Once;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenSignaturesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final SeenSignatures seen = new SeenSignatures(3);

    private static Once once(String mac) {
        return new Once(mac, NOW.plusSeconds(300));
    }

    @Test
    void knowsASignatureThatComesASecondTime() {
        assertThat(seen.isFirst(ONE, once("a"), NOW)).isTrue();
        assertThat(seen.isFirst(ONE, once("a"), NOW.plusSeconds(300))).isFalse();
        assertThat(seen.isFirst(OTHER, once("a"), NOW))
                .as("another integration's")
                .isTrue();
    }

    @Test
    void letsASenderBringWhatWasNotKept() {
        seen.isFirst(ONE, once("a"), NOW);
        seen.forget(ONE, once("a"));
        assertThat(seen.isFirst(ONE, once("a"), NOW)).isTrue();
    }

    @Test
    void forgetsThoseOutOfTime() {
        seen.isFirst(ONE, once("a"), NOW);
        seen.isFirst(ONE, once("b"), NOW.plusSeconds(301));
        assertThat(seen.size()).isEqualTo(1);
    }

    @Test
    void neverHoldsMoreThanItHasRoomFor() {
        for (int i = 0; i < 100; i++) {
            assertThat(seen.isFirst(ONE, once("mac " + i), NOW)).isTrue();
        }
        assertThat(seen.size()).isEqualTo(3);
        assertThat(seen.isFirst(ONE, once("mac 99"), NOW)).isFalse();
    }
}
