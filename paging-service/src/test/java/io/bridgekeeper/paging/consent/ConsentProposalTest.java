package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.consent.ConsentProposal.HoursProposal;
import io.bridgekeeper.paging.consent.ConsentProposal.Known;
import io.bridgekeeper.paging.consent.ConsentProposal.Reading;
import io.bridgekeeper.paging.consent.ConsentProposal.ScopeProposal;
import io.bridgekeeper.paging.consent.ConsentProposal.Terms;
import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentProposalTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(30));
    private static final Known KNOWN =
            new Known(Set.of("checkout", "search"), Set.of("primary"), Set.of("email", "webhook"));

    @Test
    void readsAllThatAPersonSays() {
        var proposal = new ConsentProposal(
                new ScopeProposal(List.of("checkout", "search"), null, null),
                "Europe/Berlin",
                List.of(
                        new HoursProposal(List.of("SATURDAY", "SUNDAY"), "08:00", "20:00"),
                        new HoursProposal(null, "22:00", null)),
                List.of("email"),
                NOW.plusSeconds(60),
                SOON);
        assertThat(proposal.read(Optional.empty(), KNOWN, NOW))
                .isEqualTo(new Reading.Sound(new Terms(
                        new Scope.OfSystems(Set.of("checkout", "search")),
                        new Hours(
                                ZoneId.of("Europe/Berlin"),
                                List.of(
                                        window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "08:00", "20:00"),
                                        window(EnumSet.allOf(DayOfWeek.class), "22:00", "00:00")),
                                Set.of()),
                        Set.of("email"),
                        new Range(NOW.plusSeconds(60), SOON))));
    }

    @Test
    void needsNoMoreThanAnEndWhereTheAddressSaysWhatFor() {
        assertThat(until(SOON).read(Optional.of(Scope.ofSystem("checkout")), KNOWN, NOW))
                .isEqualTo(new Reading.Sound(new Terms(
                        Scope.ofSystem("checkout"),
                        new Hours(ZoneOffset.UTC, List.of(), Set.of()),
                        Set.of(),
                        new Range(NOW, SOON))));
        assertThat(faults(until(SOON))).containsExactly("scope is missing");
    }

    @Test
    void namesEveryFault() {
        var proposal = new ConsentProposal(
                new ScopeProposal(Arrays.asList("checkout", "nowhere", null), null, null),
                "Mars/Olympus",
                Arrays.asList(new HoursProposal(List.of("Monday"), "9", "25:00"), null),
                List.of("email", "telepathy"),
                null,
                NOW);
        assertThat(faults(proposal))
                .containsExactlyInAnyOrder(
                        "scope.systems[1] is not in the catalog",
                        "scope.systems[2] is not in the catalog",
                        "zone must be an IANA time zone such as Europe/Berlin",
                        "hours[0].days[0] must be a day such as MONDAY",
                        "hours[0].from must be a time such as 09:00",
                        "hours[0].to must be a time such as 09:00",
                        "hours[1] is missing",
                        "channels[1] must be one of email, webhook",
                        "until must be in the future");
    }

    @Test
    void needsAZoneForHours() {
        var proposal = new ConsentProposal(
                new ScopeProposal(null, "primary", null),
                null,
                List.of(new HoursProposal(null, "08:00", "20:00")),
                null,
                null,
                SOON);
        assertThat(faults(proposal)).containsExactly("zone is missing: hours are by the clocks of a time zone");
    }

    @ParameterizedTest(name = "until {0} after now, from {1}: {2}")
    @CsvSource({
        "PT0S,      ,         until must be in the future",
        "PT-1S,     ,         until must be in the future",
        "PT2160H,   ,         ",
        "PT2160H1S, ,         until must be at most 90 days ahead",
        "PT1H,      PT1H,     until must be after from",
        "PT2H,      PT1H,     ",
        "PT2H,      PT-9000H, ",
    })
    void endsInTheFutureAndWithinNinetyDays(Duration until, Duration from, String fault) {
        var proposal = new ConsentProposal(
                new ScopeProposal(null, null, true),
                null,
                null,
                null,
                from == null ? null : NOW.plus(from),
                NOW.plus(until));
        assertThat(faults(proposal)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void beginsNowAtTheEarliest() {
        var proposal = new ConsentProposal(
                new ScopeProposal(null, null, true), null, null, null, NOW.minus(Duration.ofDays(400)), SOON);
        assertThat(((Reading.Sound) proposal.read(Optional.empty(), KNOWN, NOW))
                        .terms()
                        .range()
                        .from())
                .isEqualTo(NOW);
    }

    @Test
    void isForOneKindOfScope() {
        String fault = "scope must be systems, a rotation or the fallback, and one of them only";
        assertThat(faults(scope(new ScopeProposal(null, null, null)))).containsExactly(fault);
        assertThat(faults(scope(new ScopeProposal(null, null, false)))).containsExactly(fault);
        assertThat(faults(scope(new ScopeProposal(List.of("checkout"), "primary", null))))
                .containsExactly(fault);
        assertThat(faults(scope(new ScopeProposal(null, "primary", true)))).containsExactly(fault);
        assertThat(faults(scope(new ScopeProposal(null, "unknown", null))))
                .containsExactly("scope.rotation is not in the catalog");
        assertThat(faults(scope(new ScopeProposal(List.of(), null, null))))
                .containsExactly("scope.systems must have 1 to 200 entries");
    }

    @Test
    void saysNothingElseThanItsAddress() {
        var search = scope(new ScopeProposal(List.of("search"), null, null));
        assertThat(search.read(Optional.of(Scope.ofSystem("checkout")), KNOWN, NOW))
                .isInstanceOf(Reading.Faulty.class);
        assertThat(search.read(Optional.of(Scope.ofSystem("search")), KNOWN, NOW))
                .isInstanceOf(Reading.Sound.class);
    }

    private static ConsentProposal scope(ScopeProposal scope) {
        return new ConsentProposal(scope, null, null, null, null, SOON);
    }

    private static ConsentProposal until(Instant until) {
        return new ConsentProposal(null, null, null, null, null, until);
    }

    private static Window window(Set<DayOfWeek> days, String from, String to) {
        return new Window(days, LocalTime.parse(from), LocalTime.parse(to), Window.Holidays.AS_OTHER_DAYS);
    }

    private static List<String> faults(ConsentProposal proposal) {
        return proposal.read(Optional.empty(), KNOWN, NOW) instanceof Reading.Faulty faulty
                ? faulty.faults().stream()
                        .map(f -> f.path() + " " + f.message())
                        .toList()
                : List.of();
    }
}
