package io.bridgekeeper.gateway.proxy;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.edge.ReadBody;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.trace.PathRedaction;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Passes answers to pages on to paging-service, by the links in notices. Whoever opens one has not logged in: the token in
 * the path is all that they have, and paging-service knows whether it is one.
 */
@ApplicationScoped
class AnswerResource {

    private static final Logger LOG = Logger.getLogger(AnswerResource.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Bytes of a form: a reason of 500 characters has at most 4,500. */
    private static final int LARGEST = 8 * 1024;

    private final ServiceClient services;
    private final BodyFlow bodies;
    private final ProblemMapper problems;
    private final GatewayConfig config;
    private final AtomicInteger inFlight = new AtomicInteger();

    AnswerResource(ServiceClient services, BodyFlow bodies, ProblemMapper problems, GatewayConfig config) {
        this.services = services;
        this.bodies = bodies;
        this.problems = problems;
        this.config = config;
    }

    void routes(@Observes Router router) {
        router.route("/answer/*").handler(this::call).failureHandler(this::failed);
    }

    private void call(RoutingContext exchange) {
        if (!ProxyPath.isAnswer(exchange.request().path())) {
            refuse(exchange, Problem.of(RequestProblem.NOT_FOUND));
            return;
        }
        HttpMethod method = exchange.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.POST) {
            exchange.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
            refuse(exchange, Problem.of(RequestProblem.METHOD_NOT_ALLOWED));
            return;
        }
        int now = inFlight.incrementAndGet();
        exchange.addEndHandler(end -> inFlight.decrementAndGet());
        if (now > config.answer().maxInFlight()) {
            refuse(exchange, Problem.of(ProblemType.OVERLOADED).retryAfter(SOON));
            return;
        }
        exchange.request().pause();
        bodies.read(exchange, LARGEST, config.proxy().timeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes) ->
                    services.passAnonymously(exchange.request(), ProxyPath.Service.PAGING, bytes);
                case ReadBody.Refused(ProblemKind type) -> refuse(exchange, Problem.of(type));
                case ReadBody.Gone ignored -> LOG.debug("a caller went away");
            }
        });
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    private void failed(RoutingContext exchange) {
        LOG.errorf("an answer was not passed on: %s", PathRedaction.redacted(String.valueOf(exchange.failure())));
        refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }
}
