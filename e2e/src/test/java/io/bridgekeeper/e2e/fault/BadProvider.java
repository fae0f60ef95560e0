package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Terms;
import io.bridgekeeper.e2e.fault.Receiver.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The provider of one person fails in three ways, while all others are well: every other alert is for that person. */
sealed interface BadProvider extends Fault {

    /** Longer than the platform waits for an answer. */
    Duration TOO_LONG = Duration.ofSeconds(6);

    Manner BROKEN = new Manner(Duration.ZERO, 500);
    Manner BUSY = new Manner(Duration.ZERO, 429);

    Duration WITHIN = Duration.ofSeconds(5);

    Duration badFor(boolean isShort);

    Receiver.Manners manners();

    @Override
    default Duration lasts(boolean isShort) {
        return badFor(isShort).plusSeconds(isShort ? 4 : 10);
    }

    @Override
    default String system(int index) {
        return index % 2 == 0 ? "search" : "bench";
    }

    /** Repeats are tries of one notice, whose first were not answered in time. */
    @Override
    default Terms terms(Scene scene) {
        return new Terms(2, Optional.empty());
    }

    @Override
    default void happens(Scene scene, Act act) {
        Instant from = Instant.now();
        act.receiver().behaves(manners());
        scene.tell("the provider of bench is bad for " + badFor(scene.isShort()).toSeconds() + " s");
        Scene.pause(badFor(scene.isShort()));
        act.receiver().behaves(attempt -> Manner.GOOD);
        scene.harm(from, Instant.now());
    }

    @Override
    default String figures(Scene scene, Act act, Ledger ledger) {
        List<Duration> others = act.problems().stream()
                .filter(problem -> problem.system().equals("search"))
                .flatMap(problem -> Verdict.firstArrival(ledger, problem.index()).stream()
                        .flatMap(told -> Optional.ofNullable(ledger.kept().get(problem.index())).stream()
                                .map(kept -> Duration.between(kept, told))))
                .sorted(Comparator.naturalOrder())
                .toList();
        long over = ledger.arrivals().stream()
                .filter(arrival ->
                        act.problems().get(arrival.problem()).system().equals("bench"))
                .filter(arrival -> !arrival.person().equals("bench"))
                .map(Arrival::problem)
                .distinct()
                .count();
        return "p50 %d ms and p99 %d ms of those whose provider is well, over the same channel; %d calls of the bad one; "
                        .formatted(
                                FaultRun.percentile(others, 50).toMillis(),
                                FaultRun.percentile(others, 99).toMillis(),
                                act.receiver().calls())
                + over + " incidents went on to the next person";
    }

    /** F13. */
    record Hangs() implements BadProvider {
        @Override
        public String name() {
            return "F13";
        }

        @Override
        public String what() {
            return "a provider hangs";
        }

        @Override
        public Duration badFor(boolean isShort) {
            return Duration.ofSeconds(isShort ? 8 : 30);
        }

        @Override
        public Receiver.Manners manners() {
            return attempt -> new Manner(Duration.ofSeconds(30), 500);
        }
    }

    /** F14. */
    record Fails() implements BadProvider {
        @Override
        public String name() {
            return "F14";
        }

        @Override
        public String what() {
            return "a provider answers 500 and 429, then works";
        }

        @Override
        public Duration badFor(boolean isShort) {
            return Duration.ofSeconds(isShort ? 5 : 60);
        }

        @Override
        public Receiver.Manners manners() {
            return attempt -> attempt % 2 == 1 ? BROKEN : BUSY;
        }

        /** The provider itself was told of all that waited for it, soon after it was back. */
        @Override
        public List<Breach> also(Scene scene, Act act, Ledger ledger) {
            Instant whole = scene.harms().getLast().until();
            Duration last = ledger.arrivals().stream()
                    .filter(arrival -> arrival.person().equals("bench"))
                    .filter(arrival -> Optional.ofNullable(ledger.kept().get(arrival.problem()))
                            .filter(whole::isAfter)
                            .isPresent())
                    .map(arrival -> Duration.between(whole, arrival.at()))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            return scene.isShort() || last.compareTo(WITHIN) <= 0
                    ? List.of()
                    : List.of(new Breach(
                            "I6",
                            "the last notice that waited for the provider came %d ms after it was back"
                                    .formatted(last.toMillis())));
        }

        @Override
        public Optional<Duration> recoversWithin() {
            return Optional.of(WITHIN);
        }
    }

    /** F15: the first try of each notice is taken, and answered when nobody waits any more. */
    record AnswersLate() implements BadProvider {
        @Override
        public String name() {
            return "F15";
        }

        @Override
        public String what() {
            return "a provider answers 204 after our time-out";
        }

        @Override
        public Duration badFor(boolean isShort) {
            return Duration.ofSeconds(isShort ? 5 : 20);
        }

        @Override
        public Receiver.Manners manners() {
            return attempt -> attempt == 1 ? new Manner(TOO_LONG, 204) : Manner.GOOD;
        }
    }
}
