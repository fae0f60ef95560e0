package io.bridgekeeper.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** An integration's Alertmanager hook, over kept connections. */
final class Hook {

    private static final long TIMEOUT_MILLIS = 30_000;

    private final HttpClient client;
    private final RequestOptions request;

    /** @param connections at most this many at once; requests beyond wait, and their wait counts */
    Hook(Vertx vertx, URI gateway, String integrationKey, int connections) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(gateway.getHost())
                .setPort(gateway.getPort())
                .setURI("/hooks/" + integrationKey + "/alertmanager")
                .putHeader("content-type", "application/json")
                .setTimeout(TIMEOUT_MILLIS);
    }

    /** Answers with the status once the whole answer is here; fails where there is none. */
    Future<Integer> post(Buffer body) {
        return client.request(request)
                .compose(started -> started.send(body))
                .compose(response -> response.end().map(ignored -> response))
                .map(HttpClientResponse::statusCode);
    }
}
