package io.bridgekeeper.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Somebody who reads what they agreed to, over kept connections, turn by turn through the gateway and straight. */
final class ProxyLoad {

    private static final String PATH = "/api/paging/me/consents";
    private static final Duration ANSWERS = Duration.ofSeconds(60);
    private static final long TIMEOUT_MILLIS = 30_000;

    private final Platform platform;
    private final HttpClient client;
    private final Context context;
    private final URI gateway;
    private final URI service;

    ProxyLoad(Vertx vertx, Platform platform, URI gateway, URI service, int connections) {
        this.platform = platform;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        this.context = vertx.getOrCreateContext();
        this.gateway = gateway;
        this.service = service;
    }

    ProxyRun run(double rate, Duration duration) {
        OpenLoop loop = new OpenLoop(rate, duration);
        // A token lives longer than a step.
        String token = platform.logIn(Platform.PAGED).access();
        RequestOptions[] requests = {request(gateway, token), request(service, token)};
        Histogram[] histograms = {Latency.histogram(), Latency.histogram()};
        Map<String, Long> refused = new TreeMap<>();
        AtomicInteger open = new AtomicInteger(loop.count());
        new Pacer(context)
                .run(
                        loop,
                        (index, intended) -> get(requests[index % 2]).onComplete(result -> {
                            String answer = result.succeeded()
                                    ? String.valueOf(result.result())
                                    : result.cause().getClass().getSimpleName();
                            if (Load.accepted(answer)) {
                                Latency.record(histograms[index % 2], System.nanoTime() - intended);
                            } else {
                                refused.merge(answer, 1L, Long::sum);
                            }
                            open.decrementAndGet();
                        }));
        Waiting.until(() -> open.get() == 0, ANSWERS, Duration.ofMillis(20));
        return new ProxyRun(rate, loop.count(), refused, Latency.of(histograms[0]), Latency.of(histograms[1]));
    }

    private Future<Integer> get(RequestOptions request) {
        return client.request(request)
                .compose(started -> started.send())
                .compose(response -> response.end().map(ignored -> response.statusCode()));
    }

    private static RequestOptions request(URI where, String token) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(where.getHost())
                .setPort(where.getPort())
                .setURI(PATH)
                .putHeader("authorization", "Bearer " + token)
                .putHeader("accept", "application/json")
                .setTimeout(TIMEOUT_MILLIS);
    }
}
