package io.bridgekeeper.benchmarks;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** Incidents that nobody answers, while many others wait: their next steps are due one after the other. */
final class StepsLoad {

    static final String SYSTEM = "bench-steps";

    /** As the demo's catalog has it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The first page opens the incident; each of these is a step that falls due. */
    private static final int LATER_ROUNDS = 2;

    private static final double PER_SECOND = 50;
    private static final Duration SLACK = Duration.ofSeconds(8);

    private final Load load;
    private final Store store;

    StepsLoad(Load load, Store store) {
        this.load = load;
        this.store = store;
    }

    StepsRun run(int incidents, int standing) {
        String run = load.nextRun();
        OpenLoop loop = new OpenLoop(PER_SECOND, Duration.ofNanos(Math.round(incidents * 1e9 / PER_SECOND)));
        Buffer[] bodies = Load.bodies(run, loop.count(), "firing", SYSTEM);
        load.post(loop, index -> bodies[index], (index, answer, intended, at) -> {});
        int due = loop.count() * LATER_ROUNDS;
        String titles = "Load " + run + " problem % of the bench";
        Waiting.until(
                () -> store.late(titles, TIMEOUT).size() >= due,
                TIMEOUT.multipliedBy(LATER_ROUNDS).plus(SLACK),
                Duration.ofMillis(500));
        StepsRun seen = StepsRun.of(standing, due, store.late(titles, TIMEOUT));
        load.resolve(run, loop.count(), SYSTEM);
        return seen;
    }
}
