package io.bridgekeeper.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.function.Consumer;

/** The platform's stream, as far as it tells of one type of event; for many listeners, each on a connection of their own. */
final class EventStream implements AutoCloseable {

    private final HttpClient client;
    private final URI gateway;

    /** @param most listeners at once */
    EventStream(Vertx vertx, URI gateway, int most) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(most));
        this.gateway = gateway;
    }

    /**
     * @param type such as {@code access.grant.activated.v1}
     * @param told hears the data of each such event, on the client's event loop
     * @return completes once the stream is open; fails where it is refused
     */
    Future<Void> listen(String token, String type, Consumer<String> told) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(gateway.getHost())
                        .setPort(gateway.getPort())
                        .setURI("/api/stream")
                        .putHeader("accept", "text/event-stream")
                        .putHeader("authorization", "Bearer " + token))
                .compose(started -> started.send())
                .compose(response -> response.statusCode() == 200
                        ? Future.succeededFuture(response)
                        : Future.failedFuture("The stream was answered " + response.statusCode() + "."))
                .map(response -> {
                    read(response, type, told);
                    return null;
                });
    }

    private static void read(HttpClientResponse response, String type, Consumer<String> told) {
        String[] event = {""};
        response.handler(RecordParser.newDelimited("\n", line -> {
            String text = line.toString();
            // A blank line ends what belongs together.
            if (text.startsWith("event:")) {
                event[0] = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:") && type.equals(event[0])) {
                told.accept(text.substring("data:".length()));
            } else if (text.isBlank()) {
                event[0] = "";
            }
        }));
    }

    @Override
    public void close() {
        Waiting.on(client.close());
    }
}
