package io.bridgekeeper.paging.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyDeciderTest {

    private static final String YAML = """
            people:
              - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
              - { id: bob, name: Bob, contacts: [ { email: bob@example.org } ] }
              - { id: carol, name: Carol, contacts: [ { email: carol@example.org } ] }
              - { id: dave, name: Dave, contacts: [ { email: dave@example.org } ] }
            rotations:
              - id: days
                zone: Europe/Berlin
                layers:
                  - { name: first, people: [alice, bob], handOff: { every: day, at: "09:00" }, starts: 2026-01-05 }
                  - { name: second, role: secondary, people: [alice], handOff: { every: day, at: "09:00" }, starts: 2026-01-05 }
                  - { name: learns, role: shadow, people: [dave], handOff: { every: day, at: "09:00" }, starts: 2026-01-05 }
              - id: always
                zone: Europe/Berlin
                people: [carol]
                handOff: { every: day, at: "09:00" }
                starts: 2026-01-05
            policies:
              - id: shop
                steps:
                  - { call: { rotation: days }, timeout: PT5M }
                  - { call: { person: carol }, timeout: PT5M }
              - id: both
                steps:
                  - { call: { rotation: days }, timeout: PT5M }
                  - { call: { rotation: days, role: secondary }, timeout: PT5M }
              - id: steady
                steps:
                  - { call: { rotation: always }, timeout: PT5M }
              - id: named
                steps:
                  - { call: [ { person: carol }, { rotation: always } ], timeout: PT5M }
                  - { call: { person: carol }, timeout: PT5M }
              - id: fallback
                steps:
                  - { call: { person: dave }, timeout: PT5M }
            fallbackPolicy: fallback
            systems:
              - { id: shop, name: Shop, tier: 1, matchers: [ { label: s, equals: shop } ], productOwner: dave, serviceOwner: shop }
              - { id: both, name: Both, tier: 1, matchers: [ { label: s, equals: both } ], productOwner: dave, serviceOwner: both }
              - { id: named, name: Named, tier: 1, matchers: [ { label: s, equals: named } ], productOwner: dave, serviceOwner: named }
              - id: parts
                name: Parts
                tier: 1
                matchers: [ { label: s, equals: parts } ]
                productOwner: dave
                areas:
                  - { id: left, name: Left, matchers: [ { label: a, equals: left } ], serviceOwner: steady }
                  - { id: right, name: Right, matchers: [ { label: a, equals: right } ] }
                  - { id: top, name: Top, matchers: [ { label: a, equals: top } ], serviceOwner: shop }
              - { id: orphan, name: Orphan, tier: 1, matchers: [ { label: s, equals: orphan } ], productOwner: dave }
            """;

    private static final Catalog CATALOG = Catalogs.read(YAML);

    /** 11 in the morning in Berlin; alice has the turn until 9 on the next day, bob the one after. */
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private static final Range WINDOW = window(NOW);

    private static final DutyLimits LIMITS =
            new DutyLimits(Duration.ofHours(36), Duration.ofHours(6), Duration.ofSeconds(5));

    /** Nothing that was said in these tests is due yet. */
    private static final Renewal NEVER = new Renewal(LIMITS, NOW, false);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "shop   | alice days 27T10 28T08; carol - 27T10 28T22; bob days 28T08 28T22",
                // The secondary is alice all along: her turn as primary is no duty of its own.
                "both   | alice days 27T10 28T22; bob days 28T08 28T22",
                // By name and by the rotation; by name twice is once. Daily turns of one person are one duty.
                "named  | carol - 27T10 28T22; carol always 27T10 28T22",
                "parts  | alice top/days 27T10 28T08; carol left/always 27T10 28T22; carol top/- 27T10 28T22;"
                        + " bob top/days 28T08 28T22",
                "orphan | ''",
            })
    void saysWhomTheStepsOfASystemAndOfItsAreasCall(String system, String duties) {
        assertThat(words(said(decide(CATALOG, none(), WINDOW), system))).isEqualTo(duties.replace("''", ""));
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // The turn of 23 hours, and that of 25.
                "2026-03-28T10:00:00Z | alice days 28T10 29T07; carol - 28T10 29T22; bob days 29T07 29T22",
                "2026-10-24T10:00:00Z | alice days 24T10 25T08; carol - 24T10 25T22; bob days 25T08 25T22",
            })
    void handsOverByTheWallClockAlsoWhenTheClocksChange(Instant now, String duties) {
        assertThat(words(said(decide(CATALOG, none(), window(now)), "shop"))).isEqualTo(duties);
    }

    @Test
    void saysWhatOverridesMakeOfTheSchedule() {
        assertThat(words(said(
                        decide(
                                CATALOG,
                                Map.of(
                                        "days",
                                        Overrides.of(List.of(
                                                new RotationOverride.Replace(
                                                        "1", range("27T12", "27T14"), "alice", "carol"),
                                                new RotationOverride.Swap("2", range("28T08", "28T10"), "bob", "alice"),
                                                new RotationOverride.Remove("3", range("28T20", "28T22"), "bob"),
                                                // On call as a shadow: never called.
                                                new RotationOverride.Add(
                                                        "4", range("28T20", "28T22"), Role.SHADOW, "carol")))),
                                WINDOW),
                        "shop")))
                .isEqualTo("alice days 27T10 27T12; carol - 27T10 28T22; carol days 27T12 27T14;"
                        // Her own turn and the one that she took meet: one duty.
                        + " alice days 27T14 28T10; bob days 28T10 28T20");
    }

    @Test
    void goesOnNamingWhoIsNotInTheCatalogAnyMore() {
        Overrides left = Overrides.of(
                List.of(new RotationOverride.Add("1", range("27T12", "27T14"), Role.PRIMARY, "someone-who-left")));
        assertThat(words(said(decide(CATALOG, Map.of("days", left), WINDOW), "shop")))
                .contains("someone-who-left days 27T12 27T14");
    }

    @Test
    void saysWhoTakesTurnsButNotWhoOnlyLearns() {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        assertThat(first)
                .contains(
                        new Said.OfRotation("days", List.of("alice", "bob"), false),
                        new Said.OfRotation("always", List.of("carol"), false));
        List<Said> next =
                decide(Catalogs.read(YAML.replace("people: [carol]", "people: [dave, carol]")), none(), WINDOW, first);
        assertThat(next)
                .filteredOn(Said.OfRotation.class::isInstance)
                .containsExactly(new Said.OfRotation("always", List.of("carol", "dave"), false));
    }

    @Test
    void saysNothingTwice() {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        assertThat(first).hasSize(7);
        assertThat(decide(CATALOG, none(), WINDOW, first)).isEmpty();
        assertThat(decide(Catalogs.read(YAML.replace("name: Shop", "name: The shop")), none(), WINDOW, first))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} later, and an override from {1} to {2}: news of {3}")
    @CsvSource({
        // Nothing but time: a shift that has ended, one that comes into sight.
        "PT5H,       ,       , ''",
        "PT23H,      ,       , ''",
        // Within what was spoken of.
        "PT0S,  28T20,  28T21, shop both parts",
        "PT5H,  28T20,  28T21, shop both parts",
        // Over by now, or beyond what was spoken of: said when the window moves on.
        "PT5H,  27T11,  27T12, ''",
        "PT5H,  28T23,  29T02, ''",
        // What was spoken of is over altogether.
        "PT36H,      ,       , shop both named parts orphan",
    })
    void saysASystemAnewWhereAnythingElseIsTrueOfTheTimeThatWasSpokenOf(
            Duration later, String from, String until, String news) {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        Map<String, Overrides> made = from == null
                ? none()
                : Map.of(
                        "days",
                        Overrides.of(List.of(new RotationOverride.Add("1", range(from, until), Role.PRIMARY, "dave"))));
        assertThat(systems(decide(CATALOG, made, window(NOW.plus(later)), first)))
                .isEqualTo(news);
    }

    @Test
    void saysSystemsWhoseRenewalIsDueAndNoRotation() {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        Range later = window(NOW.plus(Duration.ofHours(6)));
        List<Said> next = DutyDecider.decide(
                CATALOG, schedules(CATALOG, none(), later), later, new Renewal(LIMITS, later.from(), true), first);
        assertThat(systems(next)).isEqualTo("shop both named parts orphan");
        assertThat(next)
                .hasSize(5)
                .allSatisfy(one -> assertThat(((Said.OfSystem) one).window()).isEqualTo(later));
    }

    @Test
    void saysOnceThatASystemOrARotationHasLeftAndAgainWhenItIsBack() {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        Catalog less = Catalogs.read(YAML.replace("serviceOwner: steady", "serviceOwner: shop")
                .replace("[ { person: carol }, { rotation: always } ]", "{ person: carol }")
                .replaceAll("(?s)  - id: always.*?starts: 2026-01-05\n", "")
                .replaceAll("(?s)  - id: steady.*?PT5M }\n", "")
                .replaceAll("  - \\{ id: orphan.*\n", ""));
        List<Said> gone = decide(less, none(), WINDOW, first);
        assertThat(gone)
                .contains(
                        new Said.OfSystem("orphan", WINDOW, List.of(), true),
                        new Said.OfRotation("always", List.of(), true));
        assertThat(systems(gone)).isEqualTo("named parts orphan");

        List<Said> known = with(first, gone);
        assertThat(decide(less, none(), WINDOW, known)).isEmpty();
        assertThat(DutyDecider.decide(
                        less, schedules(less, none(), WINDOW), WINDOW, new Renewal(LIMITS, NOW, true), known))
                .extracting(Said::key)
                .doesNotContain("system/orphan", "rotation/always");

        List<Said> back = decide(CATALOG, none(), WINDOW, known);
        assertThat(back)
                .contains(
                        new Said.OfSystem("orphan", WINDOW, List.of(), false),
                        new Said.OfRotation("always", List.of("carol"), false));
    }

    @Test
    void keepsWhatWasSaidAsItWasSaid() {
        List<Said> first = decide(CATALOG, none(), WINDOW);
        assertThat(first)
                .allSatisfy(one -> assertThat(
                                DutyMapper.said(Map.of(one.key(), DutyMapper.write(DutyMapper.event(one, NOW)))))
                        .containsExactly(one));
    }

    /** Well under a few seconds, however slow the machine is: each rotation is worked out once. */
    @Test
    void takesLittleTimeForTwoThousandSystemsAndFiveHundredRotations() {
        String people = "people:\n"
                + many(200, i -> "  - { id: p%d, name: P, contacts: [ { email: p@example.org } ] }\n".formatted(i));
        String rotations = "rotations:\n" + many(500, i -> """
                          - id: r%d
                            zone: Europe/Berlin
                            people: [p%d, p%d, p%d]
                            handOff: { every: day, at: "09:00" }
                            starts: 2026-01-05
                        """.formatted(i, i % 200, (i + 1) % 200, (i + 2) % 200));
        String policies = "policies:\n" + many(500, i -> """
                          - id: c%d
                            steps:
                              - { call: { rotation: r%d }, timeout: PT5M }
                              - { call: { rotation: r%d }, timeout: PT5M }
                              - { call: { person: p%d }, timeout: PT5M }
                        """.formatted(i, i, (i + 7) % 500, i % 200));
        String systems = "fallbackPolicy: c0\nsystems:\n"
                + many(
                        2_000,
                        i -> ("  - { id: s%d, name: S, tier: 1, matchers: [ { label: s, equals: s%d } ],"
                                        + " productOwner: p0, serviceOwner: c%d }\n")
                                .formatted(i, i, i % 500));
        Catalog large = Catalogs.read(people + rotations + policies + systems);
        Map<String, FinalSchedule> schedules = schedules(large, none(), WINDOW);
        long begun = System.nanoTime();
        List<Said> news = DutyDecider.decide(large, schedules, WINDOW, NEVER, List.of());
        Duration first = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(news).hasSize(2_500);
        begun = System.nanoTime();
        assertThat(DutyDecider.decide(large, schedules, WINDOW, NEVER, news)).isEmpty();
        Duration second = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(first).isLessThan(Duration.ofSeconds(2));
        assertThat(second).isLessThan(Duration.ofSeconds(2));
    }

    private static String many(int count, Function<Integer, String> line) {
        return IntStream.range(0, count).boxed().map(line).collect(Collectors.joining());
    }

    private static Map<String, Overrides> none() {
        return Map.of();
    }

    private static List<Said> decide(Catalog catalog, Map<String, Overrides> overrides, Range window) {
        return decide(catalog, overrides, window, List.of());
    }

    private static List<Said> decide(Catalog catalog, Map<String, Overrides> overrides, Range window, List<Said> last) {
        return DutyDecider.decide(catalog, schedules(catalog, overrides, window), window, NEVER, last);
    }

    private static Map<String, FinalSchedule> schedules(
            Catalog catalog, Map<String, Overrides> overrides, Range window) {
        return catalog.rotations().values().stream()
                .collect(Collectors.toMap(
                        rotation -> rotation.id(),
                        rotation ->
                                new FinalSchedule(rotation, overrides.getOrDefault(rotation.id(), Overrides.NONE))));
    }

    private static List<Said> with(List<Said> before, List<Said> news) {
        Map<String, Said> all = before.stream().collect(Collectors.toMap(Said::key, Function.identity()));
        news.forEach(one -> all.put(one.key(), one));
        return List.copyOf(all.values());
    }

    private static Said.OfSystem said(List<Said> news, String system) {
        return news.stream()
                .filter(one -> one.key().equals("system/" + system))
                .map(Said.OfSystem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String systems(List<Said> news) {
        return news.stream()
                .filter(Said.OfSystem.class::isInstance)
                .map(one -> ((Said.OfSystem) one).systemId())
                .collect(Collectors.joining(" "));
    }

    /** {@code person area/rotation from until}, hours of UTC. */
    private static String words(Said.OfSystem said) {
        return said.duties().stream()
                .map(duty -> "%s %s%s %s %s"
                        .formatted(
                                duty.personId(),
                                duty.areaId().map(area -> area + "/").orElse(""),
                                duty.rotationId().orElse("-"),
                                hour(duty.range().from()),
                                hour(duty.range().until())))
                .collect(Collectors.joining("; "));
    }

    private static String hour(Instant instant) {
        assertThat(instant.toString()).endsWith(":00:00Z");
        return instant.toString().substring(8, 13);
    }

    private static Range range(String from, String until) {
        return new Range(Instant.parse("2026-11-" + from + ":00:00Z"), Instant.parse("2026-11-" + until + ":00:00Z"));
    }

    private static Range window(Instant from) {
        return new Range(from, from.plus(Duration.ofHours(36)));
    }
}
