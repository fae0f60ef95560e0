package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutletTest {

    private static final Instant T = Instant.parse("2026-11-27T12:00:00Z");

    private final Outlet outlet = Outlet.of(
            "webhook",
            64,
            new Throttle(List.of()),
            new Breaker.Rules(5, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(15)));

    /** Some of what it had room for may have ended since: nobody wakes anybody then. */
    @Test
    void looksAgainWhereAProviderWasGivenAllThatItHadRoomForAlsoWhenItHasRoomAgain() {
        assertThat(outlet.mayHaveMore(claim(64, Map.of()), hosts("a", 48))).isTrue();
        assertThat(outlet.mayHaveMore(claim(24, Map.of("a", 40)), hosts("a", 8)))
                .isTrue();
        assertThat(outlet.mayHaveMore(claim(24, Map.of("a", 40)), both(hosts("a", 3), hosts("b", 2))))
                .isFalse();
    }

    @Test
    void looksAgainWhereTheChannelWasFilledAndNotWhereItWasNot() {
        assertThat(outlet.mayHaveMore(claim(64, Map.of()), both(hosts("a", 32), hosts("b", 32))))
                .isTrue();
        assertThat(outlet.mayHaveMore(claim(64, Map.of()), hosts("a", 47))).isFalse();
        assertThat(outlet.mayHaveMore(claim(64, Map.of()), List.of())).isFalse();
        assertThat(outlet.mayHaveMore(claim(5, Map.of()), hosts("", 5))).isTrue();
        assertThat(outlet.mayHaveMore(claim(5, Map.of()), hosts("", 4))).isFalse();
    }

    private static Claim claim(int room, Map<String, Integer> under) {
        return new Claim("webhook", room, Set.of(), under, 48, T, T.plusSeconds(10));
    }

    private static List<String> hosts(String name, int count) {
        return Collections.nCopies(count, name);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
