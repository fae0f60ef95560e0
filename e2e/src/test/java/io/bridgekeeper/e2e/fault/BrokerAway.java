package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Scene.Harm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** F6: nobody can write or read a topic; signals go straight to paging-service, and pages leave all the same. */
record BrokerAway() implements Fault {

    /** What was posted so long before the broker was back has had its time, on a busy machine too. */
    private static final Duration TIME = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "F6";
    }

    @Override
    public String what() {
        return "broker killed, away for a while";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 15 : 75);
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(2_000, 6_000));
        scene.harm(scene.platform().broker(), Duration.ofSeconds(scene.isShort() ? 5 : 60));
    }

    /** What was posted while the broker was away was kept and told of while it was, and its sender heard no "no". */
    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        List<Breach> breaches = new ArrayList<>();
        for (Harm harm : scene.harms()) {
            scene.answers().stream()
                    .filter(answer -> answer.isWithin(harm) && !answer.isYes())
                    .map(answer -> new Breach(
                            "I8", "a signal was answered %d while the broker was away".formatted(answer.status())))
                    .forEach(breaches::add);
            scene.answers().stream()
                    .filter(answer -> answer.isWithin(harm) && answer.isYes())
                    .filter(answer -> answer.at().isBefore(harm.until().minus(TIME)))
                    .filter(answer -> Verdict.firstArrival(ledger, answer.problem())
                            .filter(harm.until()::isAfter)
                            .isEmpty())
                    .map(answer -> new Breach(
                            "I3", act.problems().get(answer.problem()).title() + " waited for the broker"))
                    .forEach(breaches::add);
        }
        return breaches;
    }

    @Override
    public Optional<Duration> recoversWithin() {
        return Optional.of(Duration.ofSeconds(5));
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        long meanwhile = ledger.kept().values().stream()
                .filter(at ->
                        scene.harms().stream().anyMatch(harm -> at.isAfter(harm.from()) && at.isBefore(harm.until())))
                .count();
        long told = ledger.arrivals().stream()
                .filter(arrival -> scene.harms().stream()
                        .anyMatch(harm -> arrival.at().isAfter(harm.from())
                                && arrival.at().isBefore(harm.until())))
                .count();
        return "%d alerts were kept and %d notices left while the broker was away".formatted(meanwhile, told);
    }
}
