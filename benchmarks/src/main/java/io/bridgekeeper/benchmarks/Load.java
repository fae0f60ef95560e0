package io.bridgekeeper.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What both parts of the bench share: one hook, one event loop, and the clearing up of what a run opened. */
final class Load {

    private static final Duration ANSWERS = Duration.ofSeconds(60);
    private static final Duration RESOLUTION = Duration.ofMinutes(5);
    private static final double RESOLVED_PER_SECOND = 200;

    private final Platform platform;
    private final Hook hook;
    private final Context context;
    private final String series = Long.toString(System.currentTimeMillis(), 36);
    private int runs;

    Load(Vertx vertx, Platform platform, Hook hook) {
        this.platform = platform;
        this.hook = hook;
        this.context = vertx.getOrCreateContext();
    }

    /** The name of the next run, never used before. */
    String nextRun() {
        return series + "x" + ++runs;
    }

    /** A new integration reaches the gateways a moment after it was made. */
    void awaitKnown() {
        Buffer body = bodies(nextRun(), 1, "resolved")[0];
        boolean known =
                Waiting.until(() -> Waiting.on(hook.post(body)) < 300, Duration.ofSeconds(20), Duration.ofMillis(200));
        if (!known) {
            throw new IllegalStateException("The gateway does not take the key of an integration made for it.");
        }
    }

    /** Called on the event loop. */
    @FunctionalInterface
    interface Answered {
        /** @param answer the status, or the name of the fault that came instead of one */
        void take(int index, String answer, long intendedNanos, long answeredNanos);
    }

    static boolean accepted(String answer) {
        return answer.length() == 3 && answer.startsWith("2");
    }

    /** Sends one body for each request of the loop, and waits until all are answered or given up. */
    void post(OpenLoop loop, IntFunction<Buffer> body, Answered answered) {
        AtomicInteger open = new AtomicInteger(loop.count());
        new Pacer(context)
                .run(
                        loop,
                        (index, intended) -> hook.post(body.apply(index)).onComplete(result -> {
                            String answer = result.succeeded()
                                    ? String.valueOf(result.result())
                                    : result.cause().getClass().getSimpleName();
                            answered.take(index, answer, intended, System.nanoTime());
                            open.decrementAndGet();
                        }));
        Waiting.until(() -> open.get() == 0, ANSWERS, Duration.ofMillis(20));
    }

    static Buffer[] bodies(String run, int problems, String state) {
        return bodies(run, problems, state, Platform.SYSTEM);
    }

    static Buffer[] bodies(String run, int problems, String state, String system) {
        return bodies(run, problems, state, index -> system);
    }

    static Buffer[] bodies(String run, int problems, String state, IntFunction<String> systems) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return IntStream.range(0, problems)
                .mapToObj(index -> new Problem(run, index)
                        .notification(state, systems.apply(index), now)
                        .toBuffer())
                .toArray(Buffer[]::new);
    }

    /** Bodies of so many alerts each, of as many problems as all bodies have alerts. */
    static Buffer[] bodies(String run, int bodies, int alerts) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return IntStream.range(0, bodies)
                .mapToObj(body -> IntStream.range(body * alerts, (body + 1) * alerts)
                        .mapToObj(index -> new Problem(run, index))
                        .toList())
                .map(problems -> Problem.notification(problems, "firing", Platform.SYSTEM, now)
                        .toBuffer())
                .toArray(Buffer[]::new);
    }

    /** @return those of the run's problems that have no open incident, once none is left or the time is up */
    Set<Integer> awaitOpen(String run, Set<Integer> problems, Duration atMost) {
        Pattern titles = Problem.titles(run);
        Set<Integer> missing = new TreeSet<>(problems);
        Waiting.until(
                () -> {
                    missing.removeAll(platform.open(titles));
                    return missing.isEmpty();
                },
                atMost,
                Duration.ofMillis(250));
        return missing;
    }

    /**
     * Tells that all problems of the run are over, until that is accepted, and waits for their incidents' end. The
     * signals of one problem stay in order, so this also waits for all that was accepted before.
     *
     * @return the problems whose incidents are still open when the time is up
     */
    Set<Integer> resolve(String run, int problems) {
        return resolve(run, problems, Platform.SYSTEM);
    }

    Set<Integer> resolve(String run, int problems, String system) {
        return resolve(run, problems, index -> system);
    }

    Set<Integer> resolve(String run, int problems, IntFunction<String> systems) {
        Buffer[] bodies = bodies(run, problems, "resolved", systems);
        boolean[] told = new boolean[problems];
        for (int attempt = 0; attempt < 5; attempt++) {
            int[] left = IntStream.range(0, problems).filter(i -> !told[i]).toArray();
            if (left.length == 0) {
                break;
            }
            OpenLoop loop = new OpenLoop(
                    RESOLVED_PER_SECOND, Duration.ofNanos(Math.round(left.length * 1e9 / RESOLVED_PER_SECOND)));
            post(loop, i -> bodies[left[i]], (i, answer, intended, at) -> told[left[i]] = accepted(answer));
        }
        Pattern titles = Problem.titles(run);
        Waiting.until(() -> platform.open(titles).isEmpty(), RESOLUTION, Duration.ofMillis(500));
        return platform.open(titles);
    }
}
