package io.bridgekeeper.gateway.edge;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;

/** Tells browsers what they may do with our answers. */
@ApplicationScoped
class BrowserResource {

    /** Before who calls is looked at: refusals have these headers too, and browsers ask beforehand without a token. */
    private static final int BEFORE_ALL = 1_000;

    private final CorsPolicy cors;
    private final long hstsSeconds;

    BrowserResource(GatewayConfig config) {
        this.cors = new CorsPolicy(
                config.browser().allowedOrigins().map(Set::copyOf).orElse(Set.of()));
        this.hstsSeconds = config.browser().hsts().toSeconds();
    }

    void filter(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_ALL);
    }

    private void answer(RoutingContext exchange) {
        String path = exchange.request().path();
        String origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
        exchange.addHeadersEndHandler(end -> addMissing(exchange, AnswerHeaders.of(path, hstsSeconds)));
        if (origin == null || path == null || !CorsPolicy.applies(path)) {
            exchange.next();
            return;
        }
        if (exchange.request().method() == HttpMethod.OPTIONS
                && exchange.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            cors.preflight(origin).forEach(exchange.response()::putHeader);
            exchange.response().setStatusCode(204).end();
            return;
        }
        // What a service says of itself must not open more than the list does.
        exchange.addHeadersEndHandler(end -> {
            MultiMap headers = exchange.response().headers();
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
            cors.answer(origin).forEach(headers::add);
        });
        exchange.next();
    }

    private static void addMissing(RoutingContext exchange, Map<String, String> headers) {
        MultiMap there = exchange.response().headers();
        headers.forEach((name, value) -> {
            if (!there.contains(name)) {
                there.add(name, value);
            }
        });
    }
}
