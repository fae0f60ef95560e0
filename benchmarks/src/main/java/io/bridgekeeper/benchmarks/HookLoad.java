package io.bridgekeeper.benchmarks;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** A few known problems, told again and again: how many hooks a second are accepted. */
final class HookLoad {

    private static final Duration OPENED_WITHIN = Duration.ofMinutes(2);

    private final Load load;
    private final int problems;

    HookLoad(Load load, int problems) {
        this.load = load;
        this.problems = problems;
    }

    HookRun run(double rate, Duration duration) {
        String run = load.nextRun();
        OpenLoop loop = new OpenLoop(rate, duration);
        Buffer[] bodies = Load.bodies(run, problems, "firing");
        Histogram histogram = Latency.histogram();
        Map<String, Long> refused = new TreeMap<>();
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        AtomicLong lastAnswer = new AtomicLong();
        long start = System.nanoTime();
        load.post(loop, index -> bodies[index % problems], (index, answer, intended, at) -> {
            if (Load.accepted(answer)) {
                Latency.record(histogram, at - intended);
                told.add(index % problems);
            } else {
                refused.merge(answer, 1L, Long::sum);
            }
            lastAnswer.set(at);
        });

        Set<Integer> lost = new TreeSet<>(load.awaitOpen(run, told, OPENED_WITHIN));
        lost.addAll(load.resolve(run, problems));
        double drained = (System.nanoTime() - lastAnswer.get()) / 1e9;
        return new HookRun(
                run,
                rate,
                loop.count(),
                histogram.getTotalCount(),
                refused,
                // A step takes at least its length, though its last request is due a little before.
                Math.max(duration.toNanos(), lastAnswer.get() - start) / 1e9,
                Latency.of(histogram),
                drained,
                lost.size());
    }
}
