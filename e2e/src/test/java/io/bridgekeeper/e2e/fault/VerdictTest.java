package io.bridgekeeper.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.e2e.fault.Ledger.Incident;
import io.bridgekeeper.e2e.fault.Ledger.Page;
import io.bridgekeeper.e2e.fault.Ledger.Terms;
import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A checker that has never seen a breach proves nothing: each is planted here, and found. */
class VerdictTest {

    private static final Instant T = Instant.parse("2026-11-27T09:00:00Z");
    private static final Terms STRICT = new Terms(0, Optional.of(Duration.ofMinutes(5)));

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Integer, Instant> kept = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Instant> accepted = new HashMap<>();

    @Test
    void holdsWhereEveryIncidentIsPagedOnceAndNobodyAfterItWasAccepted() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        paged("i0", "bob", "sent", 0);
        told("i0", 0, "bob", "key", 1);
        sent(1, Expected.PAGED);
        acknowledged("i1", 1, 20);
        paged("i1", "bob", "accepted", 0);
        told("i1", 1, "bob", "other", 1);
        accepted.put("i1", T.plusSeconds(20));
        sent(2, Expected.SILENT);

        assertThat(verdict()).isEqualTo(new Verdict(List.of(), 0, 0, 0));
        assertThat(Verdict.firstPages(ledger())).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void findsAProblemThatWasKeptAndHasNoIncident() {
        sent(0, Expected.PAGED);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I1");
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void blamesNobodyForWhatWasRefused() {
        sent(0, Expected.PAGED);
        kept.clear();
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void findsAnIncidentOfWhichNobodyWasToldUnlessItSaysSo() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I3");
        assertThat(verdict().lost()).isEqualTo(1);

        incidents.set(0, incident("i0", 0, "triggered", Optional.empty(), Optional.empty(), true, List.of(1)));
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void findsTwoIncidentsOfOneProblem() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        open("i1", 0);
        told("i0", 0, "bob", "key", 1);
        told("i1", 0, "bob", "other", 1);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I1", "I2");
    }

    @Test
    void findsAPageAfterAcceptanceAndAllowsOneThatHadLeft() {
        sent(0, Expected.PAGED);
        acknowledged("i0", 0, 20);
        told("i0", 0, "bob", "key", 1);
        told("i0", 0, "carol", "other", 20.9);
        assertThat(verdict().afterEnd()).isZero();

        told("i0", 0, "oscar", "third", 21.1);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I4");
        assertThat(verdict().afterEnd()).isEqualTo(1);
    }

    @Test
    void findsAPageAfterResolution() {
        sent(0, Expected.PAGED);
        incidents.add(
                incident("i0", 0, "resolved", Optional.empty(), Optional.of(T.plusSeconds(5)), false, List.of(1)));
        told("i0", 0, "bob", "key", 6.5);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I4");
    }

    @Test
    void findsAnAcceptanceThatWasAnsweredAndIsForgotten() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        told("i0", 0, "bob", "key", 1);
        accepted.put("i0", T.plusSeconds(3));
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I4");
    }

    @Test
    void findsSomebodyWhoIsStillCalledThoughSomebodyHasIt() {
        sent(0, Expected.PAGED);
        acknowledged("i0", 0, 20);
        told("i0", 0, "bob", "key", 1);
        paged("i0", "bob", "accepted", 0);
        paged("i0", "carol", "queued", 300);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I4");
    }

    @Test
    void findsARepeatUnderAnotherKey() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        told("i0", 0, "bob", "key", 1);
        told("i0", 0, "bob", "another", 11);
        assertThat(verdict(1).breaches()).extracting(Breach::invariant).containsExactly("I5");
        assertThat(verdict(1).toldTwice()).isEqualTo(1);
    }

    @Test
    void findsMoreRepeatsThanThereWereCrashes() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        told("i0", 0, "bob", "key", 1);
        told("i0", 0, "bob", "key", 11);
        assertThat(verdict(1).holds()).isTrue();
        assertThat(verdict(0).breaches()).extracting(Breach::invariant).containsExactly("I5");
    }

    @Test
    void findsAStepThatBeganTooEarly() {
        sent(0, Expected.PAGED);
        open("i0", 0);
        told("i0", 0, "bob", "key", 1);
        paged("i0", "bob", "expired", 0);
        paged("i0", "carol", "sent", 299.9);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I6");
    }

    @Test
    void findsAGapInTheHistoryAndNoHistory() {
        sent(0, Expected.PAGED);
        told("i0", 0, "bob", "key", 1);
        for (List<Integer> seen : List.of(List.of(1, 2, 4), List.of(2, 3), List.<Integer>of())) {
            incidents.clear();
            incidents.add(incident("i0", 0, "triggered", Optional.empty(), Optional.empty(), false, seen));
            assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I7");
        }
    }

    @Test
    void findsACallForWhatWasOver() {
        sent(0, Expected.SILENT);
        incidents.add(
                incident("i0", 0, "resolved", Optional.empty(), Optional.of(T.plusSeconds(5)), false, List.of(1)));
        assertThat(verdict().holds()).isTrue();
        told("i0", 0, "bob", "key", 1);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I7");
    }

    @Test
    void findsThatWhatCameBackIsNotOpen() {
        sent(0, Expected.PAGED_AGAIN);
        incidents.add(
                incident("i0", 0, "resolved", Optional.empty(), Optional.of(T.plusSeconds(5)), false, List.of(1)));
        told("i0", 0, "bob", "key", 1);
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I7");
    }

    @Test
    void findsThatNobodyIsCalledForWhatWasReopened() {
        sent(0, Expected.PAGED_AGAIN);
        open("i0", 0);
        told("i0", 0, "bob", "key", 1);
        pages.add(new Page("p0", "i0", "bob", "withdrawn", T));
        assertThat(verdict().breaches()).extracting(Breach::invariant).containsExactly("I3");

        pages.add(new Page("p1", "i0", "bob", "sent", T.plusSeconds(600)));
        assertThat(verdict().holds()).isTrue();
    }

    private void sent(int index, Expected expected) {
        problems.add(new Problem("run", index, "search", expected));
        kept.put(index, T);
    }

    private void open(String id, int problem) {
        incidents.add(incident(id, problem, "triggered", Optional.empty(), Optional.empty(), false, List.of(1, 2)));
    }

    private void acknowledged(String id, int problem, long second) {
        Optional<Instant> at = Optional.of(T.plusSeconds(second));
        incidents.add(incident(id, problem, "acknowledged", at, Optional.empty(), false, List.of(1, 2, 3)));
    }

    private static Incident incident(
            String id,
            int problem,
            String state,
            Optional<Instant> acknowledged,
            Optional<Instant> resolved,
            boolean nobodyAnswered,
            List<Integer> history) {
        return new Incident(id, problem, state, T, acknowledged, resolved, nobodyAnswered, history);
    }

    private void paged(String incident, String person, String state, double second) {
        pages.add(new Page(incident + person, incident, person, state, after(second)));
    }

    private void told(String incident, int problem, String person, String key, double second) {
        arrivals.add(new Arrival(incident + person, incident, problem, person, key, after(second)));
    }

    private static Instant after(double seconds) {
        return T.plusMillis(Math.round(seconds * 1_000));
    }

    private Ledger ledger() {
        return new Ledger(problems, kept, incidents, pages, arrivals, accepted);
    }

    private Verdict verdict() {
        return Verdict.of(ledger(), STRICT);
    }

    private Verdict verdict(int repeats) {
        return Verdict.of(ledger(), new Terms(repeats, STRICT.step()));
    }
}
