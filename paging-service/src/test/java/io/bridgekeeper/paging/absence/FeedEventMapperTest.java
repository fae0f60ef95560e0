package io.bridgekeeper.paging.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedEventMapperTest {

    private static final Range WINTER =
            new Range(Instant.parse("2026-10-20T00:00:00Z"), Instant.parse("2026-12-20T00:00:00Z"));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "whole days in the person's zone, the end exclusive",
                        "DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261103",
                        List.of("2026-10-31T23:00:00Z/PT48H")),
                Arguments.of("a day of 25 hours", "DTSTART;VALUE=DATE:20261025", List.of("2026-10-24T22:00:00Z/PT25H")),
                Arguments.of(
                        "one day where the end is the beginning",
                        "DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261101",
                        List.of("2026-10-31T23:00:00Z/PT24H")),
                Arguments.of(
                        "a time that names no zone",
                        "DTSTART:20261101T090000\nDTEND:20261101T100000",
                        List.of("2026-11-01T08:00:00Z/PT1H")),
                Arguments.of(
                        "UTC",
                        "DTSTART:20261101T090000Z\nDTEND:20261101T100000Z",
                        List.of("2026-11-01T09:00:00Z/PT1H")),
                Arguments.of(
                        "a zone of its own",
                        "DTSTART;TZID=America/New_York:20261101T000000\nDURATION:P1D",
                        List.of("2026-11-01T04:00:00Z/PT25H")),
                Arguments.of(
                        "a zone by Windows' name",
                        "DTSTART;TZID=\"W. Europe Standard Time\":20261101T090000\nDURATION:PT2H",
                        List.of("2026-11-01T08:00:00Z/PT2H")),
                Arguments.of(
                        "a zone that the calendar defines by its origin",
                        "DTSTART;TZID=Ours:20261101T090000\nDURATION:PT2H",
                        List.of("2026-11-01T00:00:00Z/PT2H")),
                Arguments.of(
                        "a zone with a path before it",
                        "DTSTART;TZID=/example.org/2026/Asia/Tokyo:20261101T090000\nDURATION:PT2H",
                        List.of("2026-11-01T00:00:00Z/PT2H")),
                Arguments.of(
                        "nine o'clock in summer and in winter",
                        "DTSTART;TZID=Europe/Berlin:20261023T090000\nDTEND;TZID=Europe/Berlin:20261023T170000\n"
                                + "RRULE:FREQ=DAILY;COUNT=4",
                        List.of(
                                "2026-10-23T07:00:00Z/PT8H",
                                "2026-10-24T07:00:00Z/PT8H",
                                "2026-10-25T08:00:00Z/PT8H",
                                "2026-10-26T08:00:00Z/PT8H")),
                Arguments.of(
                        "an end that is told in UTC, and days that are left out",
                        "DTSTART;TZID=Europe/Berlin:20261102T090000\nDURATION:PT1H\n"
                                + "RRULE:FREQ=WEEKLY;UNTIL=20261123T080000Z;BYDAY=MO\n"
                                + "EXDATE;TZID=Europe/Berlin:20261109T090000,20261110T090000",
                        List.of("2026-11-02T08:00:00Z/PT1H", "2026-11-16T08:00:00Z/PT1H", "2026-11-23T08:00:00Z/PT1H")),
                Arguments.of(
                        "a day that is left out as a day",
                        "DTSTART;VALUE=DATE:20261106\nRRULE:FREQ=WEEKLY;UNTIL=20261120\n"
                                + "EXDATE;VALUE=DATE:20261113",
                        List.of("2026-11-05T23:00:00Z/PT24H", "2026-11-19T23:00:00Z/PT24H")),
                Arguments.of(
                        "further dates",
                        "DTSTART:20261102T090000Z\nDURATION:PT1H\nRDATE:20261105T090000Z,20261107T090000Z/PT5H",
                        List.of("2026-11-02T09:00:00Z/PT1H", "2026-11-05T09:00:00Z/PT1H", "2026-11-07T09:00:00Z/PT1H")),
                Arguments.of(
                        "what began before and lasts",
                        "DTSTART;VALUE=DATE:20260901\nDTEND;VALUE=DATE:20261101",
                        List.of("2026-08-31T22:00:00Z/PT1465H")),
                Arguments.of(
                        "what began years ago and repeats",
                        "DTSTART;VALUE=DATE:20001111\nRRULE:FREQ=YEARLY",
                        List.of("2026-11-10T23:00:00Z/PT24H")),
                Arguments.of("what is over", "DTSTART:20260901T090000Z\nDURATION:PT1H", List.of()),
                Arguments.of(
                        "what is cancelled", "DTSTART:20261101T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED", List.of()),
                Arguments.of("what has no length", "DTSTART:20261101T090000Z", List.of()),
                Arguments.of(
                        "what ends before it begins", "DTSTART:20261101T090000Z\nDTEND:20261101T080000Z", List.of()),
                Arguments.of("what nobody can read", "DTSTART:tomorrow\nDURATION:PT1H", List.of()),
                Arguments.of("a duration that is none", "DTSTART:20261101T090000Z\nDURATION:long", List.of()),
                Arguments.of(
                        "what repeats by the second",
                        "DTSTART:20261101T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY",
                        List.of("2026-11-01T09:00:00Z/PT1S")),
                Arguments.of(
                        "what repeats within the minute",
                        "DTSTART:20261101T090000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;COUNT=9;BYSECOND=0,1,2",
                        List.of("2026-11-01T09:00:00Z/PT1S")),
                Arguments.of(
                        "a rule that never comes true",
                        "DTSTART:20261101T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                        List.of("2026-11-01T09:00:00Z/PT1H")),
                Arguments.of(
                        "a rule that is none", "DTSTART:20261101T090000Z\nDURATION:PT1H\nRRULE:FREQ=OFTEN", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void readsWhenAnEventIs(String what, String lines, List<String> expected) {
        assertThat(times(read(event("1", lines)))).isEqualTo(expected);
    }

    @Test
    void movesAndCancelsSingleOccurrences() {
        String zone = ";TZID=Europe/Berlin:";
        List<FeedEvent> events = read(
                event("1", "DTSTART" + zone + "20261102T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"),
                event(
                        "1",
                        "RECURRENCE-ID" + zone + "20261103T090000\nDTSTART" + zone + "20261110T150000\nDURATION:PT2H"),
                event(
                        "1",
                        "RECURRENCE-ID" + zone + "20261104T090000\nDTSTART" + zone + "20261104T090000\nDURATION:PT1H"
                                + "\nSTATUS:CANCELLED"));
        assertThat(times(events)).containsExactlyInAnyOrder("2026-11-02T08:00:00Z/PT1H", "2026-11-10T14:00:00Z/PT2H");
        assertThat(events).extracting(FeedEvent::occurrence).contains("2026-11-03T08:00:00Z");
    }

    @Test
    void readsWhatAnEventSaysOfItself() {
        List<FeedEvent> events = read(
                event(
                        "1",
                        "DTSTART:20261101T090000Z\nDURATION:PT1H\nSUMMARY:Away\\, at\n  last\nCATEGORIES:Holiday,Sun"),
                event("2", "DTSTART:20261101T090000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT"),
                event("3", "DTSTART:20261101T090000Z\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:OOF"),
                event("4", "DTSTART:20261101T090000Z\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"),
                event("5", "DTSTART:20261101T090000Z\nDURATION:PT1H\nBEGIN:VALARM\nSUMMARY:Urlaub\nEND:VALARM"));
        assertThat(events.getFirst().words()).containsExactly("Away, at last", "Holiday,Sun");
        assertThat(events).extracting(FeedEvent::busy).containsExactly(true, false, true, false, true);
        assertThat(events).extracting(FeedEvent::outOfOffice).containsExactly(false, false, true, false, false);
        assertThat(events.getLast().words()).isEmpty();
    }

    @Test
    void takesTheZoneOfTheCalendarWhereThePersonGaveNone() {
        byte[] calendar = calendar(event("1", "DTSTART;VALUE=DATE:20261101"));
        assertThat(FeedEventMapper.read(calendar, Optional.empty(), WINTER, Optional.empty()))
                .isInstanceOfSatisfying(
                        FeedAnswer.Read.class,
                        read -> assertThat(times(read.events())).containsExactly("2026-11-01T04:00:00Z/PT25H"));
    }

    @Test
    void leavesNoZoneOfAStrangerBehind() {
        int before = ZoneRulesProvider.getAvailableZoneIds().size();
        read(event("1", "DTSTART;TZID=Ours:20261101T090000\nDURATION:PT2H"));
        assertThat(ZoneRulesProvider.getAvailableZoneIds()).hasSize(before);
    }

    @Test
    void saysThatACalendarIsNone() {
        for (String text : List.of("<html>Sign in, Alice</html>", "", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUM")) {
            assertThat(FeedEventMapper.read(
                            text.getBytes(StandardCharsets.UTF_8), Optional.empty(), WINTER, Optional.empty()))
                    .isEqualTo(new FeedAnswer.Failed("what the server answered is no calendar"));
        }
    }

    @Test
    void readsNoMoreEventsThanItCanHold() {
        String many = event("1", "DTSTART:20261101T090000Z").repeat(20_001);
        assertThat(FeedEventMapper.read(calendar(many), Optional.empty(), WINTER, Optional.empty()))
                .isEqualTo(new FeedAnswer.Failed("it has more than 20000 events"));
    }

    @Test
    void doesNotDrownInWhatRepeats() {
        String hourly =
                event("1", "DTSTART:19700101T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;BYHOUR=1,2,3,4,5,6,7,8,9");
        assertThat(read(hourly)).hasSizeLessThanOrEqualTo(1_501);
        String counted = event("1", "DTSTART:19700101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=99999999");
        assertThat(read(counted)).hasSizeBetween(60, 62);
    }

    private static List<FeedEvent> read(String... events) {
        FeedAnswer answer =
                FeedEventMapper.read(calendar(String.join("", events)), Optional.of(BERLIN), WINTER, Optional.empty());
        assertThat(answer).isInstanceOf(FeedAnswer.Read.class);
        return ((FeedAnswer.Read) answer).events();
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20261101T000000Z\n" + lines + "\nEND:VEVENT\n";
    }

    private static byte[] calendar(String events) {
        String text = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Test//EN
                X-WR-TIMEZONE:America/New_York
                BEGIN:VTIMEZONE
                TZID:Ours
                X-LIC-LOCATION:Asia/Tokyo
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0900
                TZOFFSETTO:+0900
                END:STANDARD
                END:VTIMEZONE
                """ + events + "END:VCALENDAR\n";
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> times(List<FeedEvent> events) {
        return events.stream()
                .map(event -> event.range().from() + "/"
                        + Duration.between(event.range().from(), event.range().until()))
                .toList();
    }
}
