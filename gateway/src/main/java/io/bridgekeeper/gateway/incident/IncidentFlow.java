package io.bridgekeeper.gateway.incident;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks all services at once what they know of an incident; each has its own time, and none keeps the others waiting. */
@ApplicationScoped
class IncidentFlow {

    private static final Logger LOG = Logger.getLogger(IncidentFlow.class);

    private final PartClient paging;
    private final PartClient roster;
    private final PartClient access;
    private final PartClient followup;
    private final Duration patience;

    IncidentFlow(GatewayConfig config) {
        patience = config.incident().partTimeout();
        paging = client(config.upstream().paging(), config);
        roster = client(config.upstream().roster(), config);
        access = client(config.upstream().access(), config);
        followup = client(config.upstream().followup(), config);
    }

    /** @param bearer the caller's own token, as a header has it: each service looks at it itself */
    Uni<Parts> parts(UUID incidentId, String bearer) {
        return Uni.combine()
                .all()
                .unis(
                        part("incident", paging.incident(bearer, incidentId)),
                        part("bridge", roster.bridge(bearer, incidentId)),
                        part("access", access.access(bearer, incidentId)),
                        part("followUp", followup.followUps(bearer, incidentId)))
                .asTuple()
                .map(parts -> new Parts(parts.getItem1(), parts.getItem2(), parts.getItem3(), parts.getItem4()));
    }

    private Uni<Part> part(String name, Uni<String> answer) {
        return answer.map(json -> Part.of(200, json))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure(WebApplicationException.class)
                .recoverWithItem(refused -> Part.of(refused.getResponse().getStatus(), null))
                .onFailure(TimeoutException.class)
                .recoverWithItem(new Part.Missing(Part.Why.SLOW))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("no %s of an incident: %s", name, failure);
                    return new Part.Missing(Part.Why.AWAY);
                });
    }

    private static PartClient client(URI service, GatewayConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(service)
                .connectTimeout(config.proxy().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.proxy().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(PartClient.class);
    }
}
