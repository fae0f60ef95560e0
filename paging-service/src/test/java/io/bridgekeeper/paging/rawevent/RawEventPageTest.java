package io.bridgekeeper.paging.rawevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawEventPageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456Z");

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
        RawEventPage page = RawEventPage.of(events(3, 1), 2, false);
        assertThat(page.events()).hasSize(2);
        assertThat(page.next()).contains(new Cursor(NOW.minusSeconds(1), new UUID(7, 1)));
        assertThat(RawEventPage.of(events(2, 1), 2, false).next()).isEmpty();
        assertThat(RawEventPage.of(List.of(), 2, false)).isEqualTo(new RawEventPage(List.of(), Optional.empty()));
    }

    @Test
    void endsEarlyWhereBodiesAreLongAndHasAlwaysOne() {
        int half = RawEventPage.MOST_BODIES / 2;
        assertThat(RawEventPage.of(events(3, half), 10, true).events()).hasSize(2);
        assertThat(RawEventPage.of(events(3, half), 10, false).events()).hasSize(3);
        assertThat(RawEventPage.of(events(2, 3 * half), 10, true).events()).hasSize(1);
    }

    @Test
    void aCursorComesBackAsItWas() {
        Cursor cursor = new Cursor(NOW, UUID.fromString("0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009"));
        assertThat(Cursor.read(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "____________________________________", "ä", "2026-11-23"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Cursor.read(text)).isEmpty();
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
