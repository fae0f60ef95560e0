package io.bridgekeeper.devstack.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private final Arrivals arrivals = new Arrivals(3);

    private void arrive(String who) {
        arrivals.add(Arrival.ofMail(NOW, who, "subject", "body"));
    }

    @Test
    void tellsOnlyWhatCameAfterTheNumber() {
        arrive("alice");
        arrive("bob");

        assertThat(arrivals.since(1)).extracting(Arrival::to).containsExactly("bob");
        assertThat(arrivals.since(2)).isEmpty();
    }

    @Test
    void letsTheOldestGoAndKeepsCounting() {
        for (String who : new String[] {"a", "b", "c", "d"}) {
            arrive(who);
        }

        assertThat(arrivals.since(0)).extracting(Arrival::number).containsExactly(2L, 3L, 4L);
    }

    @Test
    void cutsAnEndlessBody() {
        arrivals.add(Arrival.ofMail(NOW, "alice", "", "x".repeat(100_000)));

        assertThat(arrivals.since(0).getFirst().body()).hasSize(16 * 1024);
    }
}
