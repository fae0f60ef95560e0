package io.bridgekeeper.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has each answer say whether it may be compressed, whoever gave it. */
@ApplicationScoped
class CompressionResource {

    /** Before all that answer: the first to listen for an answer's head is told of it last. */
    private static final int BEFORE_ALL = 1_100;

    void filter(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    // From the start: HTTP/2 settles how it encodes before it tells of the head.
                    if (exchange.request().headers().contains(HttpHeaders.ACCEPT_ENCODING)) {
                        exchange.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
                    }
                    exchange.addHeadersEndHandler(end -> decide(exchange));
                    exchange.next();
                },
                BEFORE_ALL);
    }

    private static void decide(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        MultiMap answer = exchange.response().headers();
        boolean compressed = Compression.isFor(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                answer.get(HttpHeaders.CONTENT_TYPE),
                answer.get(HttpHeaders.CACHE_CONTROL),
                length(answer.get(HttpHeaders.CONTENT_LENGTH)));
        if (compressed) {
            answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private static long length(String header) {
        return header == null ? -1 : Long.parseLong(header);
    }
}
