package io.bridgekeeper.benchmarks;

import java.time.Duration;

/** Few problems that make much noise: how many incidents come of it. */
final class FloodLoad {

    static final int PROBLEMS = 100;
    private static final double PER_SECOND = 2_000;

    private final HookLoad hooks;
    private final Platform platform;

    FloodLoad(HookLoad hooks, Platform platform) {
        this.hooks = hooks;
        this.platform = platform;
    }

    FloodRun run(int signals) {
        long start = System.nanoTime();
        HookRun run = hooks.run(PER_SECOND, Duration.ofNanos(Math.round(signals * 1e9 / PER_SECOND)));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new FloodRun(PROBLEMS, run, seconds, platform.count(Problem.titles(run.run())));
    }
}
