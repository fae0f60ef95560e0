package io.bridgekeeper.paging.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Component;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write, read by a parser of others. */
class FeedTextTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123456Z");
    private static final Range RANGE =
            new Range(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-11-01T08:00:00Z"));
    private static final URI HERE = URI.create("https://bridgekeeper.example.org");
    private static final Duration REFRESH = Duration.ofHours(1);

    @Test
    void writesWhatTheStandardWants() {
        assertThat(FeedText.of(feed("Nights", "On call: checkout (primary)", "Turn 1; and more"), NOW, HERE, REFRESH))
                .isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//Bridgekeeper//On call//EN
                        CALSCALE:GREGORIAN
                        METHOD:PUBLISH
                        NAME:Nights
                        X-WR-CALNAME:Nights
                        REFRESH-INTERVAL;VALUE=DURATION:PT1H
                        X-PUBLISHED-TTL:PT1H
                        BEGIN:VEVENT
                        UID:00000000-0000-0001-0000-000000000002
                        DTSTAMP:20261126T120000Z
                        DTSTART:20261025T003000Z
                        DTEND:20261101T080000Z
                        ORGANIZER;CN=Bridgekeeper:https://bridgekeeper.example.org
                        SUMMARY:On call: checkout (primary)
                        DESCRIPTION:Turn 1\\; and more
                        STATUS:CONFIRMED
                        TRANSP:OPAQUE
                        END:VEVENT
                        END:VCALENDAR
                        """.replace("\n", "\r\n"));
    }

    @Provide
    Arbitrary<String> texts() {
        // Mostly what could be taken for more than text, and characters of each length, in halves too. The parser
        // leaves
        // out blanks at an end, and does not see the end of a line behind a backslash: a test of its own has that.
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "\\", ";", ",", ":", "\"", "\n", "\r", "\r\n", "\t", " ", "n", "\\n", "BEGIN:VEVENT"),
                        Arbitraries.of(
                                "é", "中", "😀", "\ud83d", "\ude00", "\u2028", "\u0000", "\u0007", "\u007f", "\u0085"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(60)
                .map(parts -> "x" + String.join("", parts).replaceAll("\\\\(?=\\p{Cc}*[\r\n])", "\\\\ ") + ".");
    }

    @Property(tries = 500)
    void keepsAnyTextAsItIsAndLetsItEndNothing(@ForAll("texts") String name, @ForAll("texts") String why) {
        var calendar = Ics.read(FeedText.of(feed(name, "On call: " + name, why), NOW, HERE, REFRESH));
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
        assertThat(Ics.text(calendar, "X-WR-CALNAME")).isEqualTo(shown(name));
        assertThat(Ics.text(calendar, "NAME")).isEqualTo(shown(name));
        var event = calendar.getComponents(Component.VEVENT).getFirst();
        assertThat(Ics.text(event, "SUMMARY")).isEqualTo("On call: " + shown(name));
        assertThat(Ics.text(event, "DESCRIPTION")).isEqualTo(shown(why));
        assertThat(event.getPropertyList().getAll()).hasSize(9);
        assertThat(Ics.range(event)).isEqualTo(RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "a;b, a\\;b",
        "'a,b', 'a\\,b'",
        "a\\b, a\\\\b",
        "a\\nb, a\\\\nb",
        "a:\"b\", a:\"b\"",
        "BEGIN:VEVENT, BEGIN:VEVENT"
    })
    void escapesWhatMeansSomethingInATextAndNothingElse(String name, String written) {
        assertThat(FeedText.of(new Feed(name, List.of()), NOW, HERE, REFRESH))
                .contains("\r\nNAME:" + written + "\r\n", "\r\nX-WR-CALNAME:" + written + "\r\n");
    }

    @Test
    void writesTheEndOfALineAsTwoCharactersAlsoBehindABackslash() {
        assertThat(FeedText.of(new Feed("a\\\nb\r\nc\rd", List.of()), NOW, HERE, REFRESH))
                .contains("\r\nNAME:a\\\\\\nb\\nc\\nd\r\n");
    }

    @Property(tries = 500)
    void writesNoLineLongerThan75Octets(@ForAll("texts") String name) {
        String text = FeedText.of(feed(name, name.repeat(3), name), NOW, HERE, REFRESH);
        assertThat(text).endsWith("\r\n");
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r", "\u0000");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
        }
    }

    @Test
    void isACalendarAlsoWhereThereIsNoShift() {
        var calendar = Ics.read(FeedText.of(new Feed("Nights", List.of()), NOW, HERE, REFRESH));
        assertThat(Ics.events(calendar)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 66, 67, 68, 69, 74, 75, 140, 141, 142})
    void cutsLinesWhereTheyAreFullAndNotBefore(int length) {
        String name = "y".repeat(length);
        String text = FeedText.of(new Feed(name, List.of()), NOW, HERE, REFRESH);
        // 70 fit behind "NAME:", and 74 in each further line.
        int further = length <= 70 ? 0 : (length - 70 + 73) / 74;
        assertThat(text.substring(text.indexOf("NAME:"), text.indexOf("X-WR-CALNAME"))
                        .lines())
                .hasSize(1 + further);
        assertThat(Ics.text(Ics.read(text), "NAME")).isEqualTo(name);
    }

    @Test
    void hasOneTagForWhatSaysTheSame() {
        Feed feed = feed("Nights", "a", "b");
        assertThat(FeedText.tag(feed, HERE, REFRESH))
                .matches("[0-9a-f]{32}")
                .isEqualTo(FeedText.tag(feed("Nights", "a", "b"), HERE, REFRESH))
                .isNotEqualTo(FeedText.tag(feed("Nights", "a", "c"), HERE, REFRESH));
    }

    /** A text as it can be shown: its lines end in one way, and without what no text may hold. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(character -> {
            if (character >= 0xD800 && character <= 0xDFFF) {
                shown.append('\uFFFD');
            } else if (character == '\n' || character == '\t' || !Character.isISOControl(character)) {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    private static Feed feed(String name, String summary, String description) {
        return new Feed(name, List.of(new Feed.Event(new UUID(1, 2), RANGE, summary, description, true)));
    }
}
