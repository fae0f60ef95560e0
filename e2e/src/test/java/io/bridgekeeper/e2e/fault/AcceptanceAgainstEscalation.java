package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Terms;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** F21: people accept in the very moment in which the next one is to be called. */
final class AcceptanceAgainstEscalation implements Fault {

    /** Of the system drill, which calls alice, then carol, then the fallback. */
    private static final Duration STEP = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "F21";
    }

    @Override
    public String what() {
        return "each accepted around the moment in which the next one is called";
    }

    @Override
    public int problems(boolean isShort) {
        return isShort ? 60 : 1_000;
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 6 : 100);
    }

    @Override
    public String system(int index) {
        return "drill";
    }

    /** A little before until a little after: the clock is asked every half second. */
    @Override
    public Habit habit() {
        return arrival -> {
            long jitter = new Random(arrival.problem()).nextLong(-150, 650);
            return arrival.person().equals("oscar") ? Optional.empty() : Optional.of(STEP.plusMillis(jitter));
        };
    }

    @Override
    public Terms terms(Scene scene) {
        return new Terms(0, Optional.of(STEP));
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        long second = ledger.incidents().stream()
                .filter(incident -> ledger.pages().stream()
                                .filter(page -> page.incidentId().equals(incident.id()))
                                .count()
                        > 1)
                .count();
        return "the acceptance won %d races, the clock %d"
                .formatted(ledger.incidents().size() - second, second);
    }
}
