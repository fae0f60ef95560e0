package io.bridgekeeper.gateway.edge;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Ends a connection with the first request on it whose length is not said by a number alone, so that nothing behind it is
 * taken for a request that a server before us took for a part of its body.
 *
 * <p>Source: RFC 9112, 6.1: where both a length and chunks are told, the chunks count, and the connection must be closed
 * after the answer. The length is taken off by the server's decoder before we see it: so each request in chunks is the
 * last on its connection.
 */
@ApplicationScoped
class FramingResource {

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private final Map<HttpConnection, Boolean> ending = Collections.synchronizedMap(new WeakHashMap<>());

    void routes(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        HttpConnection connection = exchange.request().connection();
        if (ending.containsKey(connection)) {
            connection.close();
            return;
        }
        boolean chunks = exchange.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (chunks && exchange.request().version() != HttpVersion.HTTP_2) {
            ending.put(connection, true);
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.addEndHandler(ended -> connection.close());
        }
        exchange.next();
    }
}
