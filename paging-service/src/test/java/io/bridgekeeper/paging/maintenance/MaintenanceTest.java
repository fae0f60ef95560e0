package io.bridgekeeper.paging.maintenance;

import static io.bridgekeeper.paging.maintenance.Windows.once;
import static io.bridgekeeper.paging.maintenance.Windows.recurring;
import static io.bridgekeeper.paging.maintenance.Windows.systems;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Matcher;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is held back, until when and by which window. */
class MaintenanceTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static Maintenance maintenance(MaintenanceWindow... windows) {
        return Maintenance.NONE.with(1, List.of(windows), Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static Optional<Hold> hold(Maintenance maintenance, String system, Severity severity, Instant at) {
        return maintenance.of(Optional.ofNullable(system), Map.of("env", "prod"), severity, at);
    }

    @ParameterizedTest(name = "{0} {1} at {2}: until {3} by {4}")
    @CsvSource({
        "checkout, SEV1, 2026-12-01T09:59:59.999Z,                      ,  ",
        "checkout, SEV1, 2026-12-01T10:00:00Z,     2026-12-01T14:00:00Z, 2",
        "checkout, SEV1, 2026-12-01T11:59:59.999Z, 2026-12-01T14:00:00Z, 2",
        "checkout, SEV1, 2026-12-01T13:59:59.999Z, 2026-12-01T14:00:00Z, 2",
        "checkout, SEV1, 2026-12-01T14:00:00Z,                         ,  ",
        "search,   SEV1, 2026-12-01T10:30:00Z,                         ,  ",
        "search,   SEV2, 2026-12-01T10:30:00Z,     2026-12-01T11:00:00Z, 3",
        "reports,  SEV2, 2026-12-01T10:30:00Z,                         ,  ",
        ",         SEV5, 2026-12-02T10:30:00Z,     2026-12-02T11:00:00Z, 4",
        "reports,  SEV5, 2026-12-02T10:30:00Z,     2026-12-02T11:00:00Z, 4",
    })
    void holdsBackWhatAWindowIsAbout(String system, Severity severity, Instant at, Instant until, Integer by) {
        Maintenance known = maintenance(
                Windows.of(1, systems("checkout"), once("2026-12-01T10:00:00Z", "2026-12-01T12:00:00Z")),
                Windows.of(2, systems("checkout"), once("2026-12-01T10:00:00Z", "2026-12-01T14:00:00Z")),
                Windows.of(3, systems("search"), once("2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z"), Severity.SEV2),
                Windows.of(
                        4,
                        new Scope.OfLabels(List.of(new Matcher.Equal("env", "prod"))),
                        once("2026-12-02T10:00:00Z", "2026-12-02T11:00:00Z")));
        Optional<Hold> hold = hold(known, system, severity, at);
        assertThat(hold.map(Hold::until)).isEqualTo(Optional.ofNullable(until));
        assertThat(hold.map(Hold::windowId)).isEqualTo(Optional.ofNullable(by).map(id -> new UUID(0, id)));
    }

    @Test
    void callsNobodyBetweenWindowsThatTouchOrOverlap() {
        Maintenance known = maintenance(
                Windows.of(1, systems("checkout"), once("2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z")),
                Windows.of(2, systems("checkout"), once("2026-12-01T11:00:00Z", "2026-12-01T12:00:00Z")),
                Windows.of(3, systems("checkout"), once("2026-12-01T11:30:00Z", "2026-12-01T13:00:00Z")),
                Windows.of(4, systems("checkout"), once("2026-12-01T13:00:01Z", "2026-12-01T14:00:00Z")));
        assertThat(hold(known, "checkout", Severity.SEV1, NOW))
                .contains(new Hold(new UUID(0, 1), "Upgrade", Instant.parse("2026-12-01T13:00:00Z")));
    }

    @Test
    void holdsNothingBackOnceItIsEnded() {
        MaintenanceWindow window =
                Windows.of(1, systems("checkout"), once("2026-12-01T10:00:00Z", "2026-12-01T12:00:00Z"));
        MaintenanceWindow ended = window.ended("ada", NOW.plusSeconds(60));
        assertThat(ended.occurrenceAt(NOW.plusSeconds(59))).isPresent();
        assertThat(ended.occurrenceAt(NOW.plusSeconds(60))).isEmpty();
        assertThat(maintenance(window)
                        .with(2, List.of(ended), NOW.plusSeconds(60))
                        .windows())
                .isEmpty();
        assertThat(ended.state(NOW)).isEqualTo(MaintenanceWindow.State.ENDED_EARLY);
        assertThat(window.ended("ada", NOW.minusSeconds(1)).state(NOW)).isEqualTo(MaintenanceWindow.State.CANCELLED);
    }

    @Test
    void keepsTheClockOfItsZoneOverBothClockChanges() {
        // Clocks go back on 2026-10-25 at 03:00 and forward on 2027-03-28 at 02:00.
        assertThat(TimingMapper.occurrences(
                                recurring("2026-10-24T02:30:00", "Europe/Berlin", "PT1H", "FREQ=DAILY;COUNT=3"))
                        .toString())
                .isEqualTo("[Range[from=2026-10-24T00:30:00Z, until=2026-10-24T01:30:00Z],"
                        + " Range[from=2026-10-25T00:30:00Z, until=2026-10-25T01:30:00Z],"
                        + " Range[from=2026-10-26T01:30:00Z, until=2026-10-26T02:30:00Z]]");
        // There is no half past two on that day: it is half past three.
        assertThat(TimingMapper.occurrences(
                                recurring("2027-03-27T02:30:00", "Europe/Berlin", "PT1H", "FREQ=DAILY;COUNT=3"))
                        .toString())
                .isEqualTo("[Range[from=2027-03-27T01:30:00Z, until=2027-03-27T02:30:00Z],"
                        + " Range[from=2027-03-28T01:30:00Z, until=2027-03-28T02:30:00Z],"
                        + " Range[from=2027-03-29T00:30:00Z, until=2027-03-29T01:30:00Z]]");
    }

    /** Around the beginnings and ends of days with both clock changes, each counted out by hand; three years at most. */
    @Property(tries = 1_000)
    void holdsIfAndOnlyIfTheInstantLiesInAnOccurrence(
            @ForAll("days") Set<DayOfWeek> days,
            @ForAll("zones") String zone,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 40) int hours,
            @ForAll @IntRange(min = 1, max = 150) int count,
            @ForAll @IntRange(max = 1_000) int which,
            @ForAll @IntRange(min = -120, max = 120) int minutes) {
        LocalDate begin = LocalDate.of(2026, 10, 12);
        while (!days.contains(begin.getDayOfWeek())) {
            begin = begin.plusDays(1);
        }
        String byDay = days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
        LocalDateTime start = LocalDateTime.of(begin, LocalTime.of(hour, 30));
        Maintenance known = maintenance(Windows.of(
                1,
                systems("checkout"),
                recurring(
                        start.toString(),
                        zone,
                        Duration.ofHours(hours).toString(),
                        "FREQ=WEEKLY;BYDAY=" + byDay + ";COUNT=" + count)));
        List<Range> naive = new ArrayList<>();
        for (LocalDate day = begin; naive.size() < count; day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                Instant from = ZonedDateTime.of(day, start.toLocalTime(), ZoneId.of(zone))
                        .toInstant();
                naive.add(new Range(from, from.plus(Duration.ofHours(hours))));
            }
        }
        Range near = naive.get(which % count);
        Instant at = (which % 2 == 0 ? near.from() : near.until()).plus(Duration.ofMinutes(minutes));

        Optional<Hold> hold = hold(known, "checkout", Severity.SEV3, at);
        assertThat(hold.isPresent()).isEqualTo(naive.stream().anyMatch(occurrence -> occurrence.contains(at)));
        hold.ifPresent(by -> {
            assertThat(hold(known, "checkout", Severity.SEV3, by.until())).isEmpty();
            assertThat(hold(known, "checkout", Severity.SEV3, by.until().minusMillis(1)))
                    .isPresent();
        });
    }

    @Provide
    Arbitrary<Set<DayOfWeek>> days() {
        return Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC");
    }

    @Test
    void callsWhomAWindowThatEndedHeldBackAndWaitsForALongerOne() {
        MaintenanceWindow window =
                Windows.of(1, systems("checkout"), once("2026-12-01T10:00:00Z", "2026-12-01T12:00:00Z"));
        Incident opened = Incidents.triggered(Optional.of("checkout"), NOW, List.of(), List.of());
        Hold hold = maintenance(window).of(opened, NOW).orElseThrow();
        Incident waits = hold.on(opened);
        HeldIncident held = HeldIncident.by(hold, opened.id(), NOW, 1);
        Instant later = NOW.plusSeconds(600);

        assertThat(held.reconsidered(waits, maintenance(window), later)).isEqualTo(new HeldIncident.Change.Nothing());
        assertThat(held.reconsidered(waits, maintenance(), later))
                .isInstanceOfSatisfying(
                        HeldIncident.Change.Until.class,
                        change -> assertThat(change.until()).isEqualTo(later));
        Maintenance longer = maintenance(
                window, Windows.of(2, systems("checkout"), once("2026-12-01T11:00:00Z", "2026-12-01T13:00:00Z")));
        assertThat(held.reconsidered(waits, longer, later))
                .isInstanceOfSatisfying(
                        HeldIncident.Change.Until.class,
                        change -> assertThat(change.until()).isEqualTo("2026-12-01T13:00:00Z"));
        Incident taken = waits.with(
                new IncidentState.Acknowledged("alice", later),
                waits.escalation().stopped());
        assertThat(held.reconsidered(taken, maintenance(), later)).isEqualTo(new HeldIncident.Change.Nothing());
        Incident called = waits.with(waits.state(), waits.escalation().runningUntil(1, hold.until()));
        assertThat(held.reconsidered(called, maintenance(), later)).isEqualTo(new HeldIncident.Change.Nothing());
    }
}
