package io.bridgekeeper.paging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntegrationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static Integration with(String... hashes) {
        return new Integration(
                new UUID(0, 1),
                "Alertmanager",
                "ada",
                NOW,
                List.of(hashes),
                Optional.empty(),
                Senders.ANYBODY_WITH_THE_KEY,
                Optional.empty());
    }

    @Test
    void keepsTwoKeysAndLetsTheOldestGo() {
        assertThat(with("a").withKey("b").keyHashes()).containsExactly("a", "b");
        assertThat(with("a", "b").withKey("c").keyHashes()).containsExactly("b", "c");
    }

    @Test
    void hasNoKeyOnceRevoked() {
        Integration revoked = with("a", "b").revoked(NOW);
        assertThat(revoked.keyHashes()).isEmpty();
        assertThat(revoked.revoked(NOW.plusSeconds(1))).isEqualTo(revoked);
    }
}
