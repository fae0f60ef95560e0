package io.bridgekeeper.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.BodyFlow;
import io.bridgekeeper.gateway.edge.ReadBody;
import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.integration.IntegrationInbox;
import io.bridgekeeper.gateway.integration.KeyCheck;
import io.bridgekeeper.gateway.limit.ClientLimitFlow;
import io.bridgekeeper.gateway.limit.IntegrationLimitFlow;
import io.bridgekeeper.gateway.limit.Verdict;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The way in and out that all hooks share: where the path or a header holds the key it is checked before the body is
 * read, the body is read within bounds, and nothing on the way logs a path, a header or a body, which hold the key.
 */
@ApplicationScoped
class HookFlow {

    private static final Logger LOG = Logger.getLogger(HookFlow.class);
    private static final Parser PARSER = new BodyMapper();
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String CLOUD_EVENTS = "cloudevents";
    private static final String POLICY = "integration";

    private final IntegrationInbox integrations;
    private final IntegrationLimitFlow limits;
    private final BodyFlow bodies;
    private final ProofFlow proofs;
    private final ProblemMapper problems;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final GatewayConfig.Hook config;
    private final AtomicInteger inFlight = new AtomicInteger();

    HookFlow(
            IntegrationInbox integrations,
            IntegrationLimitFlow limits,
            BodyFlow bodies,
            ProofFlow proofs,
            ProblemMapper problems,
            ObjectMapper json,
            MeterRegistry metrics,
            GatewayConfig config) {
        this.integrations = integrations;
        this.limits = limits;
        this.bodies = bodies;
        this.proofs = proofs;
        this.problems = problems;
        this.json = json;
        this.metrics = metrics;
        this.config = config.hook();
    }

    /** What is done with a body that arrived under a key that works. */
    interface Taker {
        void take(RoutingContext exchange, UUID integrationId, byte[] bytes);
    }

    /** How a refusal is worded: who speaks another server's language understands no other. */
    interface Refusal {
        void send(RoutingContext exchange, Problem problem);
    }

    /**
     * Two routes: with the key in the path, and without, where it stands beside the path.
     *
     * @param name the last segment
     */
    void route(Router router, String name, Taker taker) {
        post(
                router,
                "/hooks/" + name,
                this::refuse,
                exchange ->
                        admitBesidePath(exchange, name, integrationId -> take(exchange, integrationId, name, taker)));
        post(
                router,
                "/hooks/:integrationKey/" + name,
                this::refuse,
                exchange -> admit(
                        exchange,
                        exchange.pathParam("integrationKey"),
                        this::refuse,
                        integrationId -> take(exchange, integrationId, name, taker)));
    }

    private void take(RoutingContext exchange, UUID integrationId, String name, Taker taker) {
        read(
                exchange,
                this::refuse,
                bytes -> prove(
                        exchange,
                        integrationId,
                        name,
                        sent(exchange, bytes, ""),
                        this::refuse,
                        () -> taker.take(exchange, integrationId, bytes)));
    }

    /** Goes on where the body is by a sender of the integration: nothing may read a body that has not come through here. */
    void prove(RoutingContext exchange, UUID integrationId, String name, Sent sent, Refusal refusal, Runnable then) {
        proofs.prove(exchange, integrationId, name, sent, problem -> refusal.send(exchange, problem), then);
    }

    private void admitBesidePath(RoutingContext exchange, String name, Consumer<UUID> then) {
        String query = exchange.request().query();
        KeyBesidePath found = KeyBesidePath.of(
                exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION),
                exchange.request().headers().getAll(KeyBesidePath.HEADER),
                query == null || !name.equals(CLOUD_EVENTS) ? "" : query);
        switch (found) {
            case KeyBesidePath.Found(String key) -> admit(exchange, key, this::challenge, then);
            case KeyBesidePath.None ignored -> challenge(exchange, Problem.of(ProblemType.UNKNOWN_INTEGRATION_KEY));
            case KeyBesidePath.Different ignored ->
                refuse(exchange, Problem.of(ProblemType.DIFFERENT_INTEGRATION_KEYS));
        }
    }

    /** Senders with a user name and a password often send them only once they are asked. */
    private void challenge(RoutingContext exchange, Problem problem) {
        if (problem.type() == ProblemType.UNKNOWN_INTEGRATION_KEY) {
            exchange.response()
                    .headers()
                    .add("WWW-Authenticate", "Bearer")
                    .add("WWW-Authenticate", "Basic realm=\"hooks\"");
        }
        refuse(exchange, problem);
    }

    /** A route that takes POST alone, and is asked to come again while too many are under way. */
    void post(Router router, String path, Refusal refusal, Handler<RoutingContext> then) {
        router.post(path)
                .handler(exchange -> {
                    int now = inFlight.incrementAndGet();
                    exchange.addEndHandler(end -> inFlight.decrementAndGet());
                    if (now > config.maxInFlight()) {
                        refusal.send(
                                exchange, Problem.of(ProblemType.OVERLOADED).retryAfter(SOON));
                    } else {
                        then.handle(exchange);
                    }
                })
                .failureHandler(exchange -> failed(exchange, refusal));
        router.route(path).handler(exchange -> {
            exchange.response().putHeader(HttpHeaders.ALLOW, "POST");
            refusal.send(exchange, Problem.of(RequestProblem.METHOD_NOT_ALLOWED));
        });
    }

    /**
     * The handshake before CloudEvents are sent: whoever has a key that works may send, from any origin as often as an
     * integration may send.
     *
     * <p>Source: <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md">webhooks</a>, 4. Of an
     * address that a sender would call later to be allowed nothing is made: we call no address that a stranger names.
     *
     * The key stands in the path or beside it.
     */
    void handshake(Router router) {
        router.options("/hooks/" + CLOUD_EVENTS)
                .handler(exchange -> admitBesidePath(exchange, CLOUD_EVENTS, ignored -> agree(exchange)));
        router.options("/hooks/:integrationKey/" + CLOUD_EVENTS)
                .handler(exchange -> admit(
                        exchange, exchange.pathParam("integrationKey"), this::refuse, ignored -> agree(exchange)));
    }

    private void agree(RoutingContext exchange) {
        String origin = exchange.request().getHeader("WebHook-Request-Origin");
        HttpServerResponse response = exchange.response().putHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
        if (origin != null) {
            response.putHeader("WebHook-Allowed-Origin", origin)
                    // A minute's, as the specification has it.
                    .putHeader("WebHook-Allowed-Rate", Long.toString(60L * limits.perSecond()));
        }
        response.end();
    }

    /** Goes on with the integration whose key this is, unless it sends too much. */
    void admit(RoutingContext exchange, String key, Refusal refusal, Consumer<UUID> then) {
        switch (integrations.check(key)) {
            case KeyCheck.TooEarly ignored ->
                refusal.send(exchange, Problem.of(ProblemType.NOT_READY).retryAfter(SOON));
            case KeyCheck.Refused ignored -> refusal.send(exchange, Problem.of(ProblemType.UNKNOWN_INTEGRATION_KEY));
            case KeyCheck.Accepted(UUID integrationId) -> {
                Verdict verdict = limits.take(integrationId);
                if (verdict.admitted()) {
                    then.accept(integrationId);
                } else {
                    ClientLimitFlow.told(exchange.response(), POLICY, verdict);
                    refusal.send(
                            exchange,
                            Problem.of(ProblemType.INTEGRATION_THROTTLED).retryAfter(verdict.retryAfter()));
                }
            }
        }
    }

    /** Goes on with the whole body. */
    void read(RoutingContext exchange, Refusal refusal, Consumer<byte[]> then) {
        String encoding = exchange.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refusal.send(exchange, Problem.of(ProblemType.ENCODED_BODY));
            return;
        }
        bodies.read(exchange, config.maxBody(), config.bodyTimeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes) -> then.accept(bytes);
                case ReadBody.Refused(ProblemKind type)
                when type == RequestProblem.BODY_TOO_LARGE ->
                    refusal.send(exchange, Problem.of(type).with("limit", config.maxBody()));
                case ReadBody.Refused(ProblemKind type) ->
                    refusal.send(exchange, Problem.of(type).retryAfter(SOON));
                case ReadBody.Gone ignored -> LOG.debug("a sender went away before its body was here");
            }
        });
    }

    /** What was sent, for a reader. */
    static Sent sent(RoutingContext exchange, byte[] bytes, String path) {
        Map<String, String> headers = new HashMap<>();
        exchange.request()
                .headers()
                .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        String query = exchange.request().query();
        // What knows the key is none of a reader's business: it may keep what it sees.
        headers.remove("authorization");
        headers.remove(KeyBesidePath.HEADER.toLowerCase(Locale.ROOT));
        return new Sent(bytes, headers, path, query == null ? "" : KeyBesidePath.withoutKey(query), PARSER);
    }

    static boolean isDryRun(RoutingContext exchange) {
        return "true".equalsIgnoreCase(exchange.request().getParam("dryRun"));
    }

    void answer(RoutingContext exchange, int status, Object answer) {
        if (exchange.response().closed() || exchange.response().ended()) {
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
        count(problem);
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    /** Refuses in another server's words. */
    void refuse(RoutingContext exchange, Problem problem, int status, Object answer) {
        count(problem);
        if (problem.retryAfter() != null && !exchange.response().headWritten()) {
            exchange.response()
                    .putHeader("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
        }
        answer(exchange, status, answer);
        BodyFlow.discard(exchange);
    }

    private void count(Problem problem) {
        metrics.counter("gateway.hook.refused", "reason", problem.type().slug()).increment();
    }

    private static void failed(RoutingContext exchange, Refusal refusal) {
        LOG.error("a hook failed", exchange.failure());
        refusal.send(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }
}
