package io.bridgekeeper.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Many people who look at the console while nothing happens, and then something does. */
final class StreamsLoad {

    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "erin", "frank", "ivy");
    private static final String OPENED = "paging.incident.opened.v1";
    private static final double OPENED_PER_SECOND = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(20);

    private final Load load;
    private final Platform platform;
    private final Vertx vertx;
    private final URI gateway;
    private final Path root;

    StreamsLoad(Load load, Platform platform, Vertx vertx, URI gateway, Path root) {
        this.load = load;
        this.platform = platform;
        this.vertx = vertx;
        this.gateway = gateway;
        this.root = root;
    }

    StreamsRun run(int listeners) {
        String run = load.nextRun();
        String title = new Problem(run, 0).title();
        double without = Resident.heapOfGateway(root);
        List<String> tokens =
                PEOPLE.stream().map(person -> platform.logIn(person).access()).toList();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        AtomicLong posted = new AtomicLong();
        Histogram latency = Latency.histogram();
        try (EventStream stream = new EventStream(vertx, gateway, listeners)) {
            new Pacer(vertx.getOrCreateContext())
                    .run(
                            new OpenLoop(
                                    OPENED_PER_SECOND,
                                    Duration.ofNanos(Math.round(listeners * 1e9 / OPENED_PER_SECOND))),
                            (index, intended) -> stream.listen(tokens.get(index % tokens.size()), OPENED, data -> {
                                        if (title.equals(new JsonObject(data).getString("title"))) {
                                            synchronized (latency) {
                                                Latency.record(latency, System.nanoTime() - posted.get());
                                            }
                                            heard.incrementAndGet();
                                        }
                                    })
                                    .onComplete(result -> {
                                        opened.addAndGet(result.succeeded() ? 1 : 0);
                                        answered.incrementAndGet();
                                    }));
            Waiting.until(() -> answered.get() == listeners, PATIENCE, Duration.ofMillis(50));
            // A heartbeat or two, so that what each costs for good is there.
            Waiting.pause(SETTLED);
            double with = Resident.heapOfGateway(root);
            Buffer signal = Load.bodies(run, 1, "firing")[0];
            posted.set(System.nanoTime());
            load.post(new OpenLoop(1, Duration.ofSeconds(1)), index -> signal, (index, answer, intended, at) -> {});
            Waiting.until(() -> heard.get() >= opened.get(), PATIENCE, Duration.ofMillis(20));
            load.resolve(run, 1);
            return new StreamsRun(listeners, opened.get(), without, with, heard.get(), Latency.of(latency));
        }
    }
}
