package io.bridgekeeper.gateway.proxy;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.edge.ReadBody;
import io.bridgekeeper.gateway.format.JsonLimitMapper;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.trace.PathRedaction;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Passes calls without a login on, through the doors that there are for them. */
@ApplicationScoped
class DoorResource {

    private static final Logger LOG = Logger.getLogger(DoorResource.class);

    private final ServiceClient services;
    private final BodyFlow bodies;
    private final ProblemMapper problems;
    private final GatewayConfig config;

    DoorResource(ServiceClient services, BodyFlow bodies, ProblemMapper problems, GatewayConfig config) {
        this.services = services;
        this.bodies = bodies;
        this.problems = problems;
        this.config = config;
    }

    void routes(@Observes Router router) {
        for (Door door : Door.values()) {
            AtomicInteger inFlight = new AtomicInteger();
            router.route(door.prefix() + "*")
                    .handler(exchange -> call(door, inFlight, exchange))
                    .failureHandler(exchange -> failed(door, exchange));
        }
    }

    private int maxInFlight(Door door) {
        return switch (door) {
            case ANSWER -> config.answer().maxInFlight();
            case CALENDAR -> config.calendar().maxInFlight();
            case HEARTBEAT -> config.heartbeat().maxInFlight();
            case PROVIDER -> config.provider().maxInFlight();
            case PUSH -> config.push().maxInFlight();
            case DISCOVERY -> config.discovery().maxInFlight();
        };
    }

    private void call(Door door, AtomicInteger inFlight, RoutingContext exchange) {
        if (!door.leadsTo(exchange.request().path())) {
            refuse(exchange, Problem.of(RequestProblem.NOT_FOUND));
            return;
        }
        if (!door.methods().contains(exchange.request().method().name())) {
            exchange.response().putHeader(HttpHeaders.ALLOW, String.join(", ", door.methods()));
            refuse(exchange, Problem.of(RequestProblem.METHOD_NOT_ALLOWED));
            return;
        }
        int now = inFlight.incrementAndGet();
        exchange.addEndHandler(end -> inFlight.decrementAndGet());
        if (now > maxInFlight(door)) {
            refuse(exchange, Problem.of(ProblemType.OVERLOADED).retryAfter(door.soon()));
            return;
        }
        exchange.request().pause();
        bodies.read(exchange, door.largestBody(), config.proxy().timeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes)
                when JsonLimitMapper.isJson(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))
                        && JsonLimitMapper.excess(bytes, JsonLimitMapper.KEYS).isPresent() ->
                    refuse(exchange, Problem.of(ProblemType.BODY_TOO_INTRICATE));
                case ReadBody.Complete(byte[] bytes) ->
                    services.passAnonymously(exchange.request(), door.service(), bytes);
                case ReadBody.Refused(ProblemKind type) -> refuse(exchange, Problem.of(type));
                case ReadBody.Gone ignored -> LOG.debug("a caller went away");
            }
        });
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    private void failed(Door door, RoutingContext exchange) {
        LOG.errorf(
                "a call below %s was not passed on: %s",
                door.prefix(), PathRedaction.redacted(String.valueOf(exchange.failure())));
        refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }
}
