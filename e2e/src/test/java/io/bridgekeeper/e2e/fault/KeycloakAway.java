package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Keys.Held;
import io.bridgekeeper.e2e.fault.Scene.Harm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * F16: Keycloak dies while access is given, and once more while it is taken. People are called and answer all the same;
 * nobody gets keys without it, everybody who may have them gets them after it, and nobody keeps them.
 */
record KeycloakAway() implements Fault {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public String name() {
        return "F16";
    }

    @Override
    public String what() {
        return "Keycloak killed while access is given, and while it is taken";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 12 : 60);
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(2_000, 6_000));
        scene.harm(scene.platform().identities(), away(scene));
    }

    /** All that was accepted is over at once; the first are taken when Keycloak dies. */
    @Override
    public void afterwards(Scene scene, Act act) {
        Keys keys = new Keys(scene.platform(), scene.run());
        await(() -> keys.all().stream().noneMatch(held -> held.state().equals("activating")));
        act.problems().forEach(scene::clear);
        await(() -> keys.all().stream().anyMatch(held -> held.wasGiven() && held.isOver()));
        scene.harm(scene.platform().identities(), away(scene));
        await(() -> keys.all().stream().allMatch(Held::isOver));
    }

    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        List<Breach> breaches = new ArrayList<>();
        List<Held> all = new Keys(scene.platform(), scene.run()).all();
        all.stream()
                .filter(held -> !held.isOver())
                .map(held -> new Breach("I10", held.person() + " keeps access, which is " + held.state()))
                .forEach(breaches::add);
        // Of several that are one membership, the last to end takes it.
        all.stream()
                .filter(held -> held.isOver() && held.wasGiven())
                .collect(Collectors.groupingBy(
                        held -> List.of(held.person(), held.profile()),
                        Collectors.maxBy(Comparator.comparing(Held::endedAt).thenComparing(Held::proven))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .filter(last -> !last.proven())
                .map(last -> new Breach("I10", "the access of " + last.person() + " ended and is not proven gone"))
                .forEach(breaches::add);
        Harm first = scene.harms().getFirst();
        act.answers().stream()
                .filter(answer -> answer.isWithin(first) && answer.status() >= 500)
                .map(answer -> new Breach(
                        "I10", "an acceptance was answered %d while Keycloak was away".formatted(answer.status())))
                .forEach(breaches::add);
        return breaches;
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        List<Held> all = new Keys(scene.platform(), scene.run()).all();
        Harm first = scene.harms().getFirst();
        long told = ledger.arrivals().stream()
                .filter(arrival ->
                        arrival.at().isAfter(first.from()) && arrival.at().isBefore(first.until()))
                .count();
        return "%d notices left while Keycloak was away; of %d grants %d were given, and %d proven gone"
                .formatted(
                        told,
                        all.size(),
                        all.stream().filter(Held::wasGiven).count(),
                        all.stream().filter(Held::proven).count());
    }

    private static Duration away(Scene scene) {
        return scene.isShort() ? Duration.ZERO : Duration.ofSeconds(30);
    }

    private static void await(BooleanSupplier holds) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Scene.pause(BETWEEN_LOOKS);
        }
    }
}
