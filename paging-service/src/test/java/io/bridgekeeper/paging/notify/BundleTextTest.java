package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BundleTextTest {

    private static final Instant SINCE = Instant.parse("2026-11-27T02:04:00Z");

    @Test
    void saysHowManyMoreThereAreOnWhichSystemsAndSinceWhen() {
        assertThat(BundleText.title("Checkout answers 5xx", SINCE, List.of())).isEqualTo("Checkout answers 5xx");
        assertThat(BundleText.title("Checkout answers 5xx", SINCE, List.of(other("Search", 60))))
                .isEqualTo("Checkout answers 5xx (and 1 more on Search; the oldest since 2026-11-27T02:04:00Z)");
        assertThat(BundleText.title(
                        "Checkout answers 5xx",
                        SINCE,
                        List.of(other("Search", -60), other(null, 0), other("Search", 0))))
                .isEqualTo("Checkout answers 5xx (and 3 more: 1 of no known system, 2 on Search;"
                        + " the oldest since 2026-11-27T02:03:00Z)");
    }

    @Test
    void namesAnotherInOneLine() {
        assertThat(other("Search", 0).line()).isEqualTo("[SEV2] Search is slow, Search, since 2026-11-27T02:04:00Z");
        assertThat(other(null, 0).line())
                .isEqualTo("[SEV2] Search is slow, not in the catalog, since 2026-11-27T02:04:00Z");
    }

    private static NoticeBrief.Other other(String system, int secondsLater) {
        return new NoticeBrief.Other(
                new UUID(0, 1),
                new UUID(0, 2),
                "Search is\nslow",
                "SEV2",
                system,
                SINCE.plusSeconds(secondsLater),
                "https://bridge.example.org/answer/other");
    }
}
