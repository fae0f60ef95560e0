package io.bridgekeeper.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.edge.ReadBody;
import io.bridgekeeper.gateway.integration.IntegrationInbox;
import io.bridgekeeper.gateway.integration.KeyCheck;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The way in and out that all hooks share: the key is checked before the body is read, the body is read within bounds,
 * and nothing on the way logs the path, which holds the key.
 */
@ApplicationScoped
class HookFlow {

    private static final Logger LOG = Logger.getLogger(HookFlow.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final IntegrationInbox integrations;
    private final BodyFlow bodies;
    private final ProblemMapper problems;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final GatewayConfig.Hook config;
    private final AtomicInteger inFlight = new AtomicInteger();

    HookFlow(
            IntegrationInbox integrations,
            BodyFlow bodies,
            ProblemMapper problems,
            ObjectMapper json,
            MeterRegistry metrics,
            GatewayConfig config) {
        this.integrations = integrations;
        this.bodies = bodies;
        this.problems = problems;
        this.json = json;
        this.metrics = metrics;
        this.config = config.hook();
    }

    /** What is done with a body that arrived under a key that works. */
    interface Taker {
        void take(RoutingContext exchange, UUID integrationId, byte[] bytes);
    }

    /** @param name behind the key in the path */
    void route(Router router, String name, Taker taker) {
        String path = "/hooks/:integrationKey/" + name;
        router.post(path).handler(exchange -> take(exchange, taker)).failureHandler(this::failed);
        router.route(path).handler(exchange -> {
            exchange.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(exchange, Problem.of(RequestProblem.METHOD_NOT_ALLOWED));
        });
    }

    /**
     * The handshake before CloudEvents are sent: whoever has a key that works may send, from any origin and at any rate.
     *
     * <p>Source: <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md">webhooks</a>, 4. Of an
     * address that a sender would call later to be allowed nothing is made: we call no address that a stranger names.
     *
     * @param name behind the key in the path
     */
    void handshake(Router router, String name) {
        router.options("/hooks/:integrationKey/" + name).handler(exchange -> {
            switch (integrations.check(exchange.pathParam("integrationKey"))) {
                case KeyCheck.TooEarly ignored ->
                    refuse(exchange, Problem.of(ProblemType.NOT_READY).retryAfter(SOON));
                case KeyCheck.Refused ignored -> refuse(exchange, Problem.of(ProblemType.UNKNOWN_INTEGRATION_KEY));
                case KeyCheck.Accepted ignored -> agree(exchange);
            }
        });
    }

    private static void agree(RoutingContext exchange) {
        String origin = exchange.request().getHeader("WebHook-Request-Origin");
        HttpServerResponse response = exchange.response().putHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
        if (origin != null) {
            response.putHeader("WebHook-Allowed-Origin", origin).putHeader("WebHook-Allowed-Rate", "*");
        }
        response.end();
    }

    private void take(RoutingContext exchange, Taker taker) {
        int now = inFlight.incrementAndGet();
        exchange.addEndHandler(end -> inFlight.decrementAndGet());
        if (now > config.maxInFlight()) {
            refuse(exchange, Problem.of(ProblemType.OVERLOADED).retryAfter(SOON));
            return;
        }
        switch (integrations.check(exchange.pathParam("integrationKey"))) {
            case KeyCheck.TooEarly ignored ->
                refuse(exchange, Problem.of(ProblemType.NOT_READY).retryAfter(SOON));
            case KeyCheck.Refused ignored -> refuse(exchange, Problem.of(ProblemType.UNKNOWN_INTEGRATION_KEY));
            case KeyCheck.Accepted(UUID integrationId) -> read(exchange, taker, integrationId);
        }
    }

    private void read(RoutingContext exchange, Taker taker, UUID integrationId) {
        String encoding = exchange.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(exchange, Problem.of(ProblemType.ENCODED_BODY));
            return;
        }
        bodies.read(exchange, config.maxBody(), config.bodyTimeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes) -> taker.take(exchange, integrationId, bytes);
                case ReadBody.Refused(ProblemKind type)
                when type == RequestProblem.BODY_TOO_LARGE ->
                    refuse(exchange, Problem.of(type).with("limit", config.maxBody()));
                case ReadBody.Refused(ProblemKind type) ->
                    refuse(exchange, Problem.of(type).retryAfter(SOON));
                case ReadBody.Gone ignored -> LOG.debug("a sender went away before its body was here");
            }
        });
    }

    void answer(RoutingContext exchange, int status, Object answer) {
        if (exchange.response().closed()) {
            return;
        }
        try {
            exchange.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(json.writeValueAsBytes(answer)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    void refuse(RoutingContext exchange, Problem problem) {
        metrics.counter("gateway.hook.refused", "reason", problem.type().slug()).increment();
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    private void failed(RoutingContext exchange) {
        LOG.error("a hook failed", exchange.failure());
        refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }
}
