package io.bridgekeeper.gateway.limit;

import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts the calls that the gateway answers itself, as those that it passes on. */
class ClientLimitMapper {

    private final ClientLimitFlow limits;
    private final CurrentIdentityAssociation identity;
    private final RoutingContext exchange;

    ClientLimitMapper(ClientLimitFlow limits, CurrentIdentityAssociation identity, RoutingContext exchange) {
        this.limits = limits;
        this.identity = identity;
        this.exchange = exchange;
    }

    /** What nobody needs a token for is not counted. */
    @ServerRequestFilter
    public Uni<Void> count(ContainerRequestContext request) {
        if (!exchange.request().path().startsWith("/api/")) {
            return Uni.createFrom().voidItem();
        }
        return identity.getDeferredIdentity()
                .invoke(caller -> limits.take(exchange, caller).ifPresent(problem -> {
                    throw ProblemMapper.thrown(problem);
                }))
                .replaceWithVoid();
    }
}
