package io.bridgekeeper.gateway.proxy;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.edge.ReadBody;
import io.bridgekeeper.gateway.format.JsonLimitMapper;
import io.bridgekeeper.gateway.limit.ClientLimitFlow;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.session.BearerMapper;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.arc.All;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Passes calls with a valid token, or of a session that has one, on to the services; they check the token again, and
 * what it allows.
 *
 * <p>A body is here as a whole before a service hears of the call, so that nothing is half done.
 */
@ApplicationScoped
class ProxyResource {

    private static final Logger LOG = Logger.getLogger(ProxyResource.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final ServiceClient services;
    private final BodyFlow bodies;
    private final ClientLimitFlow limits;
    private final IdentityProviderManager identities;
    private final ProblemMapper problems;
    private final List<DetourFlow> detours;
    private final GatewayConfig.Proxy config;

    ProxyResource(
            ServiceClient services,
            BodyFlow bodies,
            ClientLimitFlow limits,
            IdentityProviderManager identities,
            ProblemMapper problems,
            @All List<DetourFlow> detours,
            GatewayConfig config) {
        this.services = services;
        this.bodies = bodies;
        this.limits = limits;
        this.identities = identities;
        this.problems = problems;
        this.detours = detours;
        this.config = config.proxy();
    }

    void routes(@Observes Router router) {
        for (ProxyPath.Service service : ProxyPath.Service.values()) {
            for (String prefix : service.prefixes()) {
                router.route(prefix + "/*").handler(this::call).failureHandler(this::failed);
            }
        }
    }

    private void call(RoutingContext exchange) {
        Optional<ProxyPath.Service> service =
                ProxyPath.service(exchange.request().path());
        if (service.isEmpty()) {
            refuse(exchange, Problem.of(ProblemType.BAD_PATH));
            return;
        }
        exchange.request().pause();
        Context context = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(exchange, identities)
                .emitOn(task -> context.runOnContext(back -> task.run()))
                .subscribe()
                .with(identity -> admit(exchange, service.get(), identity), failure -> fault(exchange, failure));
    }

    private void admit(RoutingContext exchange, ProxyPath.Service service, SecurityIdentity identity) {
        Optional<Problem> tooMany = limits.take(exchange, identity);
        if (tooMany.isPresent()) {
            refuse(exchange, tooMany.get());
            return;
        }
        if (identity == null || identity.isAnonymous()) {
            refuse(exchange, Problem.of(RequestProblem.NOT_AUTHENTICATED));
            return;
        }
        int most = most(exchange, identity);
        bodies.read(exchange, most, config.timeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes) -> go(exchange, service, identity, bytes);
                case ReadBody.Refused(ProblemKind type)
                when type == RequestProblem.BODY_TOO_LARGE ->
                    refuse(exchange, Problem.of(type).with("limit", most));
                case ReadBody.Refused(ProblemKind type) ->
                    refuse(exchange, Problem.of(type).retryAfter(SOON));
                case ReadBody.Gone ignored -> LOG.debug("a caller went away before its body was here");
            }
        });
    }

    private void go(RoutingContext exchange, ProxyPath.Service service, SecurityIdentity identity, byte[] body) {
        Optional<JsonLimitMapper.Excess> excess = excess(exchange, identity, body);
        if (excess.isPresent()) {
            refuse(exchange, tooIntricate(excess.get()));
            return;
        }
        Optional<String> ofSession = BearerMapper.ofSession(identity);
        exchange.put(
                DetourFlow.BEARER, ofSession.orElseGet(() -> exchange.request().getHeader(HttpHeaders.AUTHORIZATION)));
        Runnable passOn = () -> services.pass(exchange.request(), service, body, ofSession);
        String path = exchange.request().path();
        detours.stream()
                .filter(detour -> detour.wants(exchange.request().method(), path))
                .findFirst()
                .ifPresentOrElse(detour -> detour.take(exchange, identity, body, passOn), passOn);
    }

    /** Large bodies take memory from all others, hooks included: only those have it who may send one. */
    private int most(RoutingContext exchange, SecurityIdentity identity) {
        return isCatalog(exchange, identity) ? config.maxCatalog() : config.maxBody();
    }

    private static boolean isCatalog(RoutingContext exchange, SecurityIdentity identity) {
        return ProxyPath.takesCatalog(exchange.request().path()) && identity.hasRole("catalog-admin");
    }

    private static Optional<JsonLimitMapper.Excess> excess(
            RoutingContext exchange, SecurityIdentity identity, byte[] body) {
        return JsonLimitMapper.isJson(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))
                ? JsonLimitMapper.excess(
                        body, isCatalog(exchange, identity) ? JsonLimitMapper.CATALOG_KEYS : JsonLimitMapper.KEYS)
                : Optional.empty();
    }

    private static Problem tooIntricate(JsonLimitMapper.Excess excess) {
        return Problem.of(ProblemType.BODY_TOO_INTRICATE)
                .with(
                        "errors",
                        List.of(Map.of(
                                "path", "",
                                "message", excess.message(),
                                "limit", excess.limit(),
                                "found", excess.found())));
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    private void failed(RoutingContext exchange) {
        fault(exchange, exchange.failure());
    }

    /** Heard of twice where Quarkus fails the exchange as well: the second time is over. */
    private void fault(RoutingContext exchange, Throwable failure) {
        if (exchange.response().ended()) {
            return;
        }
        switch (failure) {
            case AuthenticationFailedException ignored ->
                // Who guesses tokens is held up as who has none.
                refuse(
                        exchange,
                        limits.take(exchange, null).orElseGet(() -> Problem.of(RequestProblem.NOT_AUTHENTICATED)));
            case AuthenticationCompletionException ignored ->
                refuse(exchange, Problem.of(RequestProblem.NOT_AUTHENTICATED));
            case OIDCException away -> {
                LOG.warnf("tokens cannot be checked: %s", away.getMessage());
                refuse(exchange, Problem.of(RequestProblem.IDENTITY_AWAY).retryAfter(LATER));
            }
            default -> {
                LOG.error("a proxied call failed", failure);
                refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
            }
        }
    }
}
