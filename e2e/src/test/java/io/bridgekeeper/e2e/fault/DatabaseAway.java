package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * F7: PostgreSQL dies, of all services and of Keycloak; what was committed is there, what was not is done again. What needs it
 * says so, and never says "done"; signals do not need it, for the broker keeps them.
 */
record DatabaseAway() implements Fault {

    @Override
    public String name() {
        return "F7";
    }

    @Override
    public String what() {
        return "PostgreSQL killed and restarted";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 10 : 80);
    }

    /** A notice that was sent and could not be noted goes out once more. */
    @Override
    public Terms terms(Scene scene) {
        return new Terms(scene.harms().size(), Optional.empty());
    }

    @Override
    public Optional<Duration> recoversWithin() {
        return Optional.of(Duration.ofSeconds(5));
    }

    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        return scene.harms().stream()
                .flatMap(harm -> act.answers().stream()
                        .filter(answer -> answer.isWithin(harm) && answer.isYes())
                        .map(answer -> new Breach(
                                "I8",
                                "an acceptance was answered %d while the database was away"
                                        .formatted(answer.status()))))
                .toList();
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        List<Integer> meanwhile = scene.harms().stream()
                .flatMap(harm -> act.answers().stream().filter(answer -> answer.isWithin(harm)))
                .map(Answered::status)
                .toList();
        long kept = scene.harms().stream()
                .flatMap(harm -> scene.answers().stream().filter(answer -> answer.isWithin(harm) && answer.isYes()))
                .count();
        return "while the database was away the broker kept %d alerts, and %d acceptances were answered %s"
                .formatted(
                        kept,
                        meanwhile.size(),
                        meanwhile.stream().distinct().sorted().toList());
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(1_000, 4_000));
        scene.harm(scene.platform().database(), Duration.ofSeconds(scene.isShort() ? 2 : 60));
        if (!scene.isShort()) {
            Scene.pause(scene.between(2_000, 6_000));
            scene.harm(scene.platform().database(), Duration.ZERO);
        }
    }
}
