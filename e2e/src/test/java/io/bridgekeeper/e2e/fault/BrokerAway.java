package io.bridgekeeper.e2e.fault;

import java.time.Duration;

/** F6: nobody can write or read a topic; signals go straight to paging-service, and pages leave all the same. */
record BrokerAway() implements Fault {

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
        return Duration.ofSeconds(isShort ? 15 : 45);
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(2_000, 6_000));
        scene.harm(scene.platform().broker(), Duration.ofSeconds(scene.isShort() ? 5 : 30));
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
