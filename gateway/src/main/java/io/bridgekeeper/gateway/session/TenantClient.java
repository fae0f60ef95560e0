package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Quarkus by which of our two ways a request is to be known: session or bearer. */
@ApplicationScoped
class TenantClient implements TenantResolver {

    private final boolean isOn;

    TenantClient(GatewayConfig config) {
        this.isOn = config.console().enabled();
    }

    @Override
    public String resolve(RoutingContext exchange) {
        boolean bySession = Credentials.isConsole(exchange.request().path()) || isBySession(exchange);
        return isOn && bySession ? Credentials.TENANT : null;
    }

    static boolean isBySession(RoutingContext exchange) {
        return Credentials.isCookie(
                exchange.request().getHeader(HttpHeaders.AUTHORIZATION),
                exchange.request().cookies().stream().map(Cookie::getName).toList());
    }
}
