package io.bridgekeeper.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A bastion that asks access-service, over kept connections, whether people may respond for systems. */
final class EvaluationLoad {

    private static final Duration ANSWERS = Duration.ofSeconds(60);
    private static final long TIMEOUT_MILLIS = 30_000;

    private final Platform platform;
    private final HttpClient client;
    private final Context context;
    private final URI asked;
    private final Buffer[] questions;

    /** @param asked where the questions go: the gateway, or access-service itself */
    EvaluationLoad(Vertx vertx, Platform platform, URI asked, int connections) {
        this.platform = platform;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        this.context = vertx.getOrCreateContext();
        this.asked = asked;
        this.questions = Stream.of("alice", "bob", "carol", "erin", "frank", "oscar", "bench", "nobody")
                .flatMap(person -> Stream.of("checkout", "search", Platform.SYSTEM, "none")
                        .map(system -> question(person, system)))
                .toArray(Buffer[]::new);
    }

    EvaluationRun run(double rate, Duration duration) {
        OpenLoop loop = new OpenLoop(rate, duration);
        // A token lives longer than a step.
        RequestOptions request = request(platform.serviceToken("bastion"));
        Histogram histogram = Latency.histogram();
        Map<String, Long> refused = new TreeMap<>();
        AtomicInteger open = new AtomicInteger(loop.count());
        new Pacer(context)
                .run(
                        loop,
                        (index, intended) -> ask(request, questions[index % questions.length])
                                .onComplete(result -> {
                                    String answer = result.succeeded()
                                            ? String.valueOf(result.result())
                                            : result.cause().getClass().getSimpleName();
                                    if (Load.accepted(answer)) {
                                        Latency.record(histogram, System.nanoTime() - intended);
                                    } else {
                                        refused.merge(answer, 1L, Long::sum);
                                    }
                                    open.decrementAndGet();
                                }));
        Waiting.until(() -> open.get() == 0, ANSWERS, Duration.ofMillis(20));
        return new EvaluationRun(rate, loop.count(), refused, Latency.of(histogram));
    }

    private Future<Integer> ask(RequestOptions request, Buffer question) {
        return client.request(request)
                .compose(started -> started.send(question))
                .compose(response -> response.end().map(ignored -> response.statusCode()));
    }

    private RequestOptions request(String token) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(asked.getHost())
                .setPort(asked.getPort())
                .setURI("/access/v1/evaluation")
                .putHeader("authorization", "Bearer " + token)
                .putHeader("content-type", "application/json")
                .setTimeout(TIMEOUT_MILLIS);
    }

    private static Buffer question(String person, String system) {
        return new JsonObject()
                .put("subject", new JsonObject().put("type", "user").put("id", person))
                .put("action", new JsonObject().put("name", "respond"))
                .put("resource", new JsonObject().put("type", "system").put("id", system))
                .toBuffer();
    }
}
