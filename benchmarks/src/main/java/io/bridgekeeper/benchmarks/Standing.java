package io.bridgekeeper.benchmarks;

import java.time.Duration;
import java.util.Set;

/** Incidents that stand open while something else is measured. */
final class Standing implements AutoCloseable {

    /** Longer than the bench takes. */
    private static final Duration DUE_AFTER = Duration.ofHours(6);

    private final Load load;
    private final Store store;

    Standing(Load load, Store store) {
        this.load = load;
        this.store = store;
        store.clear();
    }

    /** One is opened by a webhook, the others are its copies. */
    void begin(int incidents) {
        String run = load.nextRun();
        load.post(
                new OpenLoop(1, Duration.ofSeconds(1)),
                index -> Load.bodies(run, 1, "firing")[index],
                (index, answer, intended, at) -> {});
        if (!load.awaitOpen(run, Set.of(0), Duration.ofSeconds(30)).isEmpty()) {
            throw new IllegalStateException("The incident to copy did not open.");
        }
        // Its notice is out by then: copies of one that is due would all leave.
        Waiting.pause(Duration.ofSeconds(2));
        store.stand(new Problem(run, 0).title(), incidents - 1, DUE_AFTER);
        if (store.open() < incidents) {
            throw new IllegalStateException("Only " + store.open() + " incidents are open.");
        }
        load.resolve(run, 1);
    }

    StepsRun steps(int incidents) {
        return new StepsLoad(load, store).run(incidents, store.open());
    }

    void end() {
        store.clear();
    }

    @Override
    public void close() {
        store.clear();
        store.close();
    }
}
