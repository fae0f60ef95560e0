package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotations as people write them, and who is on call by them. */
class RotationReaderTest {

    private static final String WEEKLY = """
            zone: Europe/Berlin
            people: [alice, bob, carol]
            handOff: { every: week, on: MONDAY, at: "09:00" }
            starts: 2026-01-05
            """;

    private static final String LAYERED = """
            zone: Europe/Berlin
            holidays: [2026-12-25]
            layers:
              - name: nights
                people: [alice, bob]
                handOff: { every: day, at: "18:00" }
                starts: 2026-01-05
              - name: office
                people: [carol]
                handOff: { every: week, times: 2, on: MONDAY, at: "09:00" }
                starts: 2026-01-05
                windows:
                  - { days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], from: "09:00", to: "18:00", holidays: except }
              - name: help
                role: secondary
                zone: America/New_York
                people: [dave]
                handOff: { length: PT12H, at: "06:00" }
                starts: 2026-01-05
                from: "2026-06-01T00:00"
                until: "2026-07-01T00:00"
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-01-05T08:00:00Z, alice",
        "2026-01-12T07:59:59.999999Z, alice",
        "2026-01-12T08:00:00Z, bob",
        "2026-01-19T08:00:00Z, carol",
        "2026-01-26T08:00:00Z, alice",
        // before the rotation starts it reaches back
        "2026-01-05T07:59:59Z, carol",
        // summer time: the hand-off is an hour earlier on the clock of UTC
        "2026-03-30T06:59:59Z, carol",
        "2026-03-30T07:00:00Z, alice",
        // winter time again
        "2026-10-26T07:59:59Z, carol",
        "2026-10-26T08:00:00Z, alice",
    })
    void handsOffOnTheWallClockEveryWeek(Instant at, String person) {
        assertThat(onCall(WEEKLY, at)).containsExactly("PRIMARY " + person);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // a Tuesday in winter: the office by day, the nights before and after
        "2026-01-06T07:59:59Z, PRIMARY alice",
        "2026-01-06T08:00:00Z, PRIMARY carol",
        "2026-01-06T16:59:59Z, PRIMARY carol",
        "2026-01-06T17:00:00Z, PRIMARY bob",
        // a Saturday, and a holiday on a Friday
        "2026-01-10T12:00:00Z, PRIMARY alice",
        "2026-12-25T12:00:00Z, PRIMARY bob",
        // help by the clock of New York, in June alone
        "2026-06-01T03:59:59Z, PRIMARY alice",
        "2026-06-01T04:00:00Z, PRIMARY alice+SECONDARY dave",
        "2026-07-01T03:59:59Z, PRIMARY alice+SECONDARY dave",
        "2026-07-01T04:00:00Z, PRIMARY alice",
    })
    void letsTheLastLayerThatAppliesDecide(Instant at, String expected) {
        assertThat(onCall(LAYERED, at)).containsExactly(expected.split("\\+"));
    }

    @ParameterizedTest(name = "{0}: turns of {1}")
    @CsvSource({
        "'{ every: hour, times: 12, at: \"06:00\" }', PT12H",
        "'{ every: day, times: 3, at: \"06:00\" }',   PT72H",
        "'{ every: month, at: \"06:00\" }',           PT744H",
        "'{ length: PT20H, at: \"06:00\" }',          PT20H",
    })
    void readsTurnsOfAnyLength(String handOff, Duration length) {
        String rotation = "{ zone: UTC, people: [alice, bob], starts: 2026-01-05, handOff: %s }".formatted(handOff);
        Shift first = new FinalSchedule(read(rotation), Overrides.NONE)
                .shiftsAt(Instant.parse("2026-01-05T06:00:00Z"))
                .getFirst();
        assertThat(first.personId()).isEqualTo("alice");
        assertThat(first.range().from()).isEqualTo("2026-01-05T06:00:00Z");
        assertThat(first.range().length()).isEqualTo(length);
    }

    @Test
    void namesEveryFaultWithItsPath() {
        String wrong = """
                zone: Europe/Berlin
                holidays: [Christmas]
                layers:
                  - name: only
                    role: boss
                    people: []
                    handOff: { every: day, on: MONDAY, at: "09:00" }
                    starts: 2026-01-05
                    from: "2026-02-01T00:00"
                    until: "2026-01-01T00:00"
                    windows:
                      - { days: [FUNDAY], to: "25:00", holidays: never, colour: red }
                  - name: only
                    role: shadow
                    people: [alice]
                    handOff: { length: PT1M, times: 2, at: "09:00" }
                    starts: 2026-01-05
                """;
        assertThat(faults(wrong))
                .containsExactlyInAnyOrder(
                        "rotations[0].holidays[0]: must be a day such as 2026-12-25, not 'Christmas'",
                        "rotations[0].layers[0].role: must be primary, secondary or shadow, not 'boss'",
                        "rotations[0].layers[0].people: needs at least one entry",
                        "rotations[0].layers[0].handOff.on: belongs to a weekly hand-off only",
                        "rotations[0].layers[0].until: must be after from",
                        "rotations[0].layers[0].windows[0].days[0]: must be a day such as MONDAY, not 'FUNDAY'",
                        "rotations[0].layers[0].windows[0].to: must be a time of day in quotes, such as \"09:00\", not '25:00'",
                        "rotations[0].layers[0].windows[0].holidays: must be except or only, not 'never'",
                        "rotations[0].layers[0].windows[0].colour: is not a known key",
                        "rotations[0].layers[1].handOff.times: belongs to a hand-off with every only",
                        "rotations[0].layers[1].handOff.length: must be an ISO-8601 duration from PT15M to P366D, not 'PT1M'",
                        "rotations[0].layers: the name 'only' is there twice",
                        "rotations[0].layers: the name 'only' belongs to a layer that stands in the rotation itself");
    }

    @Test
    void needsSomebodyWhoIsCalledFirst() {
        assertThat(faults("{ zone: UTC, layers: [ { name: a, role: shadow, people: [alice], starts: 2026-01-05,"
                        + " handOff: { every: day, at: \"09:00\" } } ] }"))
                .contains("rotations[0].layers: needs a layer of the role primary: nobody else is called first");
    }

    @Test
    void namesTheLayerOfAPersonWhoIsNotThere() {
        assertThat(faults(LAYERED.replace("[dave]", "[zoe]")))
                .containsExactly("rotations[0].layers[2].people[0]: there is no person 'zoe'");
    }

    private static List<String> onCall(String rotation, Instant at) {
        return new FinalSchedule(read(rotation), Overrides.NONE)
                .at(at).stream().map(RotationReaderTest::words).toList();
    }

    private static String words(Duty duty) {
        return duty.role() + " " + duty.personId();
    }

    private static Rotation read(String rotation) {
        return switch (reading(rotation)) {
            case Reading.Sound(Catalog catalog) -> catalog.rotations().get("r");
            case Reading.Faulty(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(String rotation) {
        return switch (reading(rotation)) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(List<Fault> faults) ->
                faults.stream().map(Fault::toString).toList();
        };
    }

    private static Reading reading(String rotation) {
        String people = List.of("alice", "bob", "carol", "dave").stream()
                .map("  - { id: %1$s, name: %1$s, contacts: [ { email: %1$s@example.org } ] }%n"::formatted)
                .collect(Collectors.joining());
        String body =
                rotation.startsWith("{") ? "  - { id: r, " + rotation.substring(1) : "  - id: r\n" + rotation.indent(4);
        return CatalogMapper.read("people:\n" + people + "rotations:\n" + body + """

                policies: [ { id: p, steps: [ { call: { rotation: r }, timeout: PT5M } ] } ]
                fallbackPolicy: p
                systems:
                  - { id: s, name: S, tier: 1, productOwner: alice, matchers: [ { label: a, equals: b } ] }
                """);
    }
}
