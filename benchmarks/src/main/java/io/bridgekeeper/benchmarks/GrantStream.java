package io.bridgekeeper.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.function.Consumer;

/** The platform's stream, as far as it tells that keys are there. */
final class GrantStream implements AutoCloseable {

    private static final String AUDITOR = "ivy";
    private static final String ACTIVATED = "access.grant.activated.v1";

    private final Platform platform;
    private final URI gateway;
    private final HttpClient client;
    private String event = "";

    GrantStream(Vertx vertx, Platform platform, URI gateway) {
        this.platform = platform;
        this.gateway = gateway;
        this.client = vertx.createHttpClient();
    }

    /**
     * Returns once the stream is open.
     *
     * @param context where it is told
     * @param told    hears the incident for which somebody was given keys
     * @throws IllegalStateException the stream cannot be opened
     */
    void listen(Context context, Consumer<String> told) {
        String token = platform.logIn(AUDITOR).access();
        HttpClientResponse response = Waiting.on(client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(gateway.getHost())
                        .setPort(gateway.getPort())
                        .setURI("/api/stream")
                        .putHeader("accept", "text/event-stream")
                        .putHeader("authorization", "Bearer " + token))
                .compose(started -> started.send())
                .map(HttpClientResponse::pause));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The stream was answered " + response.statusCode() + ".");
        }
        response.handler(RecordParser.newDelimited("\n", line -> {
            String text = line.toString();
            // A blank line ends what belongs together.
            if (text.startsWith("event:")) {
                event = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:") && ACTIVATED.equals(event)) {
                JsonObject data = new JsonObject(text.substring("data:".length()));
                context.runOnContext(ignored -> told.accept(data.getString("incidentId")));
            } else if (text.isBlank()) {
                event = "";
            }
        }));
        response.resume();
    }

    @Override
    public void close() {
        Waiting.on(client.close());
    }
}
