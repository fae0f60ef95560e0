package io.bridgekeeper.gateway.limit;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Counts the calls of each client, and says in every answer what is left: by who they are, or by address where nobody
 * knows.
 *
 * <p>Those who are known are never counted by address, so that one without a token holds up nobody beside them.
 */
@ApplicationScoped
public class ClientLimitFlow {

    private static final String POLICY = "client";

    /** Clients whose calls are counted at a time; each takes some 100 bytes, and addresses are cheap to have. */
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Buckets<String> people;
    private final Buckets<String> addresses;

    ClientLimitFlow(Clock clock, GatewayConfig config) {
        this.clock = clock;
        people = new Buckets<>(new Rate(config.client().rate(), config.client().burst()), MOST);
        addresses = new Buckets<>(
                new Rate(config.client().anonymousRate(), config.client().anonymousBurst()), MOST);
    }

    /**
     * Counts a call, and writes into its answer what is left.
     *
     * @param identity of the caller; null or anonymous where nobody knows them
     * @return why it is refused; empty where it is not
     */
    public Optional<Problem> take(RoutingContext exchange, SecurityIdentity identity) {
        Verdict verdict = identity == null || identity.isAnonymous()
                ? addresses.take(exchange.request().remoteAddress().hostAddress(), clock.instant())
                : people.take(identity.getPrincipal().getName(), clock.instant());
        told(exchange.response(), POLICY, verdict);
        return verdict.admitted()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemType.TOO_MANY_REQUESTS).retryAfter(verdict.retryAfter()));
    }

    /** Writes what is left into an answer, unless its head is gone already. */
    public static void told(HttpServerResponse response, String policy, Verdict verdict) {
        if (!response.headWritten()) {
            response.putHeader("RateLimit-Policy", verdict.policyField(policy))
                    .putHeader("RateLimit", verdict.limitField(policy));
        }
    }
}
