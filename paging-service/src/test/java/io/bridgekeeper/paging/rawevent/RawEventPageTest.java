package io.bridgekeeper.paging.rawevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RawEventPageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456Z");

    private static Slice slice(int limit) {
        return new Slice(List.of("raw-events"), Optional.empty(), limit);
    }

    private static List<RawEvent> events(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RawEvent(
                        new UUID(7, i),
                        new UUID(0, 1),
                        "generic",
                        Map.of(),
                        "",
                        "",
                        "x".repeat(length),
                        length,
                        false,
                        NOW.minusSeconds(i),
                        RawEvent.Outcome.READ,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void goesOnBehindTheLastOneThatWasShown() {
        RawEventPage page = RawEventPage.of(events(3, 1), slice(2), false);
        assertThat(page.events()).hasSize(2);
        assertThat(page.next()).contains(slice(2).next(Cursor.of(NOW.minusSeconds(1), new UUID(7, 1))));
        assertThat(RawEventPage.of(events(2, 1), slice(2), false).next()).isEmpty();
        assertThat(RawEventPage.of(List.of(), slice(2), false))
                .isEqualTo(new RawEventPage(List.of(), Optional.empty()));
    }

    @Test
    void endsEarlyWhereBodiesAreLongAndHasAlwaysOne() {
        int half = RawEventPage.MOST_BODIES / 2;
        assertThat(RawEventPage.of(events(3, half), slice(10), true).events()).hasSize(2);
        assertThat(RawEventPage.of(events(3, half), slice(10), false).events()).hasSize(3);
        assertThat(RawEventPage.of(events(2, 3 * half), slice(10), true).events())
                .hasSize(1);
    }

    @Test
    void refusesLimitsOutOfBounds() {
        Duration week = Duration.ofDays(7);
        assertThat(new RawEventLimits(week, 200, 1_000).most()).isEqualTo(200);
        assertThatThrownBy(() -> new RawEventLimits(Duration.ofMinutes(59), 200, 1_000))
                .hasMessageContaining("paging.raw-event.keep");
        assertThatThrownBy(() -> new RawEventLimits(Duration.ofDays(91), 200, 1_000))
                .hasMessageContaining("paging.raw-event.keep");
        assertThatThrownBy(() -> new RawEventLimits(week, 49, 1_000)).hasMessageContaining("most");
        assertThatThrownBy(() -> new RawEventLimits(week, 200, 10_001)).hasMessageContaining("most-dead-letters");
    }
}
