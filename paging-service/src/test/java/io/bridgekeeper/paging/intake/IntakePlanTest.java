package io.bridgekeeper.paging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.intake.Signal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Signals that are decided together come to what they come to one by one. */
class IntakePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Catalog CATALOG = Catalogs.ofTests();
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final UUID ONE = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    private static Signal signal(State state, String dedupKey, String groupKey, int second) {
        return signal(ONE, state, dedupKey, groupKey, second);
    }

    private static Signal signal(UUID integration, State state, String dedupKey, String groupKey, int second) {
        return new Signal(
                integration,
                state,
                dedupKey,
                Optional.ofNullable(groupKey),
                "Down: " + dedupKey,
                "critical",
                Optional.empty(),
                NOW.plusSeconds(second),
                // Two shops, so that a group of labels has some alerts and not others.
                new Facts(
                        Map.of("service", "checkout", "shop", String.valueOf(dedupKey.length() % 2)),
                        Map.of(),
                        List.of()));
    }

    private static List<IntakeDecider.NewIds> ids(int count, AtomicLong next) {
        List<IntakeDecider.NewIds> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(new IntakeDecider.NewIds(new UUID(1, next.get()), new UUID(2, next.getAndIncrement())));
        }
        return ids;
    }

    private static IntakePlan plan(IntakeLedger ledger, List<Signal> signals) {
        return IntakePlan.of(
                signals, ledger.problems(signals), CATALOG, WITHIN, ids(signals.size(), new AtomicLong(1_000)), NOW);
    }

    /** Takes hands of so many signals each, as what a poll brings. */
    private static IntakeLedger take(List<Signal> signals, int atOnce) {
        IntakeLedger ledger = new IntakeLedger();
        AtomicLong next = new AtomicLong();
        for (int from = 0; from < signals.size(); ) {
            List<Signal> hand = signals.subList(from, Math.min(signals.size(), from + atOnce));
            // The ids of a signal are its own, in however many hands it waits.
            next.set(from);
            List<Decision> decisions = IntakePlan.of(
                            hand, ledger.problems(hand), CATALOG, WITHIN, ids(hand.size(), next), NOW)
                    .decisions();
            assertThat(decisions).isNotEmpty().hasSizeLessThanOrEqualTo(hand.size());
            decisions.forEach(ledger::write);
            from += decisions.size();
        }
        return ledger;
    }

    @Provide
    Arbitrary<List<Signal>> signals() {
        return Combinators.combine(
                        Arbitraries.of(ONE, OTHER),
                        Arbitraries.of(
                                State.FIRING, State.FIRING, State.FIRING, State.RESOLVED, State.RESOLVED, State.INFO),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("g", "h").injectNull(0.4),
                        Arbitraries.integers().between(0, 90))
                .as(IntakePlanTest::signal)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 3_000)
    void comesToTheSameAsOneByOne(
            @ForAll("signals") List<Signal> sent, @ForAll("groupings") Optional<String> grouping) {
        List<Signal> signals = grouping.map(IntakePlanTest::grouped)
                .map(catalog ->
                        sent.stream().map(signal -> signal.groupedBy(catalog)).toList())
                .orElse(sent);
        IntakeLedger alone = take(signals, 1);
        assertThat(take(signals, 7)).isEqualTo(alone);
        assertThat(take(signals, 40)).isEqualTo(alone);
    }

    @Provide
    Arbitrary<Optional<String>> groupings() {
        return Arbitraries.of("by: system", "by: key", "by: [shop, env]", "by: sender")
                .map(by -> "{ " + by)
                .flatMap(by -> Arbitraries.of(by + " }", by + ", within: PT1M }"))
                .optional(0.7);
    }

    /** The catalog whose only system is grouped so. */
    private static Catalog grouped(String grouping) {
        return Catalogs.read("""
                people:
                  - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
                policies:
                  - { id: p, steps: [ { call: { person: alice }, timeout: PT5M } ] }
                fallbackPolicy: p
                systems:
                  - id: checkout
                    name: Checkout
                    tier: 1
                    matchers: [ { label: service, equals: checkout } ]
                    serviceOwner: p
                    productOwner: alice
                    grouping: %s
                """.formatted(grouping));
    }

    @Test
    void decidesAStormOfNewProblemsAtOnce() {
        List<Signal> storm = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            storm.add(signal(State.FIRING, "problem-" + i, null, 0));
        }
        assertThat(plan(new IntakeLedger(), storm).decisions())
                .hasSize(500)
                .allMatch(Decision.OpenIncident.class::isInstance);
    }

    @Test
    void countsRepeatsOfOneProblemAtOnce() {
        IntakeLedger ledger = take(List.of(signal(State.FIRING, "a", null, 0)), 1);
        List<Signal> repeats = List.of(
                signal(State.FIRING, "a", null, 1),
                signal(State.FIRING, "a", null, 2),
                signal(State.FIRING, "a", null, 3));
        List<Decision> decisions = plan(ledger, repeats).decisions();
        assertThat(decisions).hasSize(3);
        assertThat(((Decision.CountRepeat) decisions.getLast()).alert().repeats())
                .isEqualTo(3);
    }

    @Test
    void joinsManyAlertsToOneIncidentAtOnce() {
        IntakeLedger ledger = take(List.of(signal(State.FIRING, "a", "g", 0)), 1);
        List<Signal> joining = List.of(
                signal(State.FIRING, "b", "g", 1),
                signal(State.FIRING, "c", "g", 1),
                signal(State.FIRING, "d", "g", 1));
        List<Decision> decisions = plan(ledger, joining).decisions();
        assertThat(decisions).hasSize(3);
        assertThat(((Decision.JoinAlert) decisions.getLast()).incident().openAlerts())
                .isEqualTo(4);
    }

    @Test
    void endsOpenWhereOneProblemClearsFiresAndClearsAndFiresAtOnce() {
        IntakeLedger ledger = take(
                List.of(
                        signal(State.FIRING, "a", null, 0),
                        signal(State.RESOLVED, "a", null, 1),
                        signal(State.FIRING, "a", null, 1),
                        signal(State.RESOLVED, "a", null, 2),
                        signal(State.FIRING, "a", null, 3)),
                5);
        assertThat(plan(ledger, List.of(signal(State.FIRING, "a", null, 4))).decisions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.CountRepeat.class,
                        repeat -> assertThat(repeat.alert().repeats()).isEqualTo(3));
    }

    @Test
    void leavesWhatNeedsAnIncidentThatIsNotWrittenForLater() {
        assertThat(plan(
                                new IntakeLedger(),
                                List.of(signal(State.FIRING, "a", "g", 0), signal(State.FIRING, "b", "g", 0)))
                        .decisions())
                .hasSize(1);
    }
}
