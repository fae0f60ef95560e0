package io.bridgekeeper.gateway.proxy;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What the gateway does about some calls to a service itself, before the service hears of them or in its place. */
public interface DetourFlow {

    /** Under which the exchange holds the caller's Authorization, whether they sent it or have a session. */
    String BEARER = "bridgekeeper.bearer";

    /** @param path one that may be passed on */
    boolean wants(HttpMethod method, String path);

    /**
     * Answers the call, or has it passed on.
     *
     * @param caller whose token is valid; what it allows the service decides
     * @param body   whole
     * @param passOn to the service, as if there were no detour; in the exchange's context
     */
    void take(RoutingContext exchange, SecurityIdentity caller, byte[] body, Runnable passOn);
}
