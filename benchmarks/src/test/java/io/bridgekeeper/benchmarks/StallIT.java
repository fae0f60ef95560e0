package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that stands still for a moment must show in the figures of all requests that it kept waiting. */
class StallIT {

    private static final int STALL_MILLIS = 1_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void countsTheWaitOfEveryRequestThatAStallHeldBack() {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            if (left.decrementAndGet() == 0) {
                Waiting.pause(Duration.ofMillis(STALL_MILLIS));
            }
            request.response().setStatusCode(202).end();
        });
        int port = Waiting.on(server.listen(0, "127.0.0.1")).actualPort();
        // One connection: a closed loop would send nothing meanwhile, and would see a single slow request.
        Load load = new Load(vertx, null, new Hook(vertx, URI.create("http://127.0.0.1:" + port), "key", 1));
        post(load);

        left.set(50);
        Histogram histogram = post(load);

        assertThat(histogram.getTotalCount()).isEqualTo(400);
        // 200 were meant to go out in that second, all but the last 20 of them with more than 100 ms to wait.
        assertThat(histogram.getCountBetweenValues(100_000, Long.MAX_VALUE)).isGreaterThan(150);
    }

    private static Histogram post(Load load) {
        Histogram histogram = Latency.histogram();
        load.post(
                new OpenLoop(200, Duration.ofSeconds(2)),
                index -> Buffer.buffer("{}"),
                (index, answer, intended, answered) -> {
                    if (Load.accepted(answer)) {
                        Latency.record(histogram, answered - intended);
                    }
                });
        return histogram;
    }
}
