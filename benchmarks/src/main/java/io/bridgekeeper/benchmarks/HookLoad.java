package io.bridgekeeper.benchmarks;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** A few known problems, told again and again: how many hooks a second are accepted, each of one alert or of many. */
final class HookLoad {

    private static final Duration OPENED_WITHIN = Duration.ofMinutes(2);

    private final Load load;
    private final int problems;
    private final int alerts;

    HookLoad(Load load, int problems) {
        this(load, problems, 1);
    }

    /**
     * @param problems a multiple of {@code alerts}
     * @param alerts   in each body, each of another problem
     */
    HookLoad(Load load, int problems, int alerts) {
        this.load = load;
        this.problems = problems;
        this.alerts = alerts;
    }

    HookRun run(double rate, Duration duration) {
        String run = load.nextRun();
        OpenLoop loop = new OpenLoop(rate, duration);
        Buffer[] bodies =
                alerts == 1 ? Load.bodies(run, problems, "firing") : Load.bodies(run, problems / alerts, alerts);
        Histogram histogram = Latency.histogram();
        Map<String, Long> refused = new TreeMap<>();
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        AtomicLong lastAnswer = new AtomicLong();
        long start = System.nanoTime();
        load.post(loop, index -> bodies[index % bodies.length], (index, answer, intended, at) -> {
            if (Load.accepted(answer)) {
                Latency.record(histogram, at - intended);
                int body = index % bodies.length;
                IntStream.range(body * alerts, (body + 1) * alerts).forEach(told::add);
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
