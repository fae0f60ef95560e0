package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Lets a request that a cookie vouches for change something only if a page of ours has made it. */
@ApplicationScoped
class CsrfFlow {

    static final String HEADER = "X-Bridgekeeper-CSRF";

    /** After Quarkus has seen who calls, before any route. */
    private static final int BEFORE_ROUTES = 50;

    /** Before Quarkus, at 200, looks who calls. */
    private static final int BEFORE_QUARKUS = 900;

    private static final Duration LATER = Duration.ofSeconds(5);

    private final IdentityProviderManager identities;
    private final ProblemMapper problems;
    private final GatewayConfig.Console config;

    CsrfFlow(IdentityProviderManager identities, ProblemMapper problems, GatewayConfig config) {
        this.identities = identities;
        this.problems = problems;
        this.config = config.console();
    }

    void filter(@Observes Filters filters) {
        if (config.enabled()) {
            config.secret()
                    .orElseThrow(() ->
                            new IllegalStateException("gateway.console.secret must be given where the console is on"));
            filters.register(CsrfFlow::forgetCookieBesideHeader, BEFORE_QUARKUS);
            filters.register(this::check, BEFORE_ROUTES);
        }
    }

    /** Quarkus takes a session's cookie for what decides, whatever {@link TenantClient} says: it must not see it. */
    private static void forgetCookieBesideHeader(RoutingContext exchange) {
        String path = exchange.request().path();
        boolean isConsole = path != null && Credentials.isConsole(path);
        if (!isConsole && exchange.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            exchange.request().headers().remove(HttpHeaders.COOKIE);
        }
        exchange.next();
    }

    private void check(RoutingContext exchange) {
        if (!Credentials.mayChange(exchange.request().method().name()) || !TenantClient.isBySession(exchange)) {
            exchange.next();
            return;
        }
        String sent = exchange.request().getHeader(HEADER);
        if (sent == null || Credentials.isForeign(exchange.request().getHeader("Sec-Fetch-Site"))) {
            refuse(exchange, Problem.of(ProblemType.NOT_FROM_OUR_PAGE));
            return;
        }
        exchange.request().pause();
        Context context = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(exchange, identities)
                .emitOn(task -> context.runOnContext(back -> task.run()))
                .subscribe()
                .with(identity -> decide(exchange, identity, sent), failure -> failed(exchange, failure));
    }

    /** A caller whom nobody knows is told so by what lies behind. */
    private void decide(RoutingContext exchange, SecurityIdentity identity, String sent) {
        boolean fits = BearerMapper.token(identity)
                .flatMap(BearerMapper::claims)
                .map(claims -> CsrfToken.fits(sent, config.secret().orElseThrow(), claims.session()))
                .orElse(identity.isAnonymous());
        if (fits) {
            exchange.next();
        } else {
            refuse(exchange, Problem.of(ProblemType.NOT_FROM_OUR_PAGE));
        }
    }

    private void failed(RoutingContext exchange, Throwable failure) {
        refuse(
                exchange,
                failure instanceof OIDCException
                        ? Problem.of(RequestProblem.IDENTITY_AWAY).retryAfter(LATER)
                        : Problem.of(RequestProblem.NOT_AUTHENTICATED));
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }
}
