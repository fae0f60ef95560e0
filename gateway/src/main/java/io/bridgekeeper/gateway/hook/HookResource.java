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
import io.bridgekeeper.gateway.signal.Delivery;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.SignalFlow;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The hooks that monitoring tools post to.
 *
 * <p>Routes of their own rather than resources: the key is checked before the body is read, the body is read within
 * bounds, and nothing on the way logs the path, which holds the key.
 */
@ApplicationScoped
class HookResource {

    private static final Logger LOG = Logger.getLogger(HookResource.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final IntegrationInbox integrations;
    private final BodyFlow bodies;
    private final SignalFlow signals;
    private final ProblemMapper problems;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final GatewayConfig.Hook config;
    private final AtomicInteger inFlight = new AtomicInteger();

    HookResource(
            IntegrationInbox integrations,
            BodyFlow bodies,
            SignalFlow signals,
            ProblemMapper problems,
            ObjectMapper json,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids,
            GatewayConfig config) {
        this.integrations = integrations;
        this.bodies = bodies;
        this.signals = signals;
        this.problems = problems;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
        this.config = config.hook();
    }

    void routes(@Observes Router router) {
        for (HookFormat format : HookFormat.values()) {
            String path = "/hooks/:integrationKey/" + format.path();
            router.post(path).handler(exchange -> take(exchange, format)).failureHandler(this::failed);
            router.route(path).handler(exchange -> {
                exchange.response().putHeader(HttpHeaders.ALLOW, "POST");
                refuse(exchange, Problem.of(RequestProblem.METHOD_NOT_ALLOWED));
            });
            for (Delivery.Way way : Delivery.Way.values()) {
                accepted(format, way, 0);
            }
        }
        router.route("/hooks/*").handler(exchange -> refuse(exchange, Problem.of(RequestProblem.NOT_FOUND)));
    }

    private void take(RoutingContext exchange, HookFormat format) {
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
            case KeyCheck.Accepted(UUID integrationId) -> read(exchange, format, integrationId);
        }
    }

    private void read(RoutingContext exchange, HookFormat format, UUID integrationId) {
        String encoding = exchange.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(exchange, Problem.of(ProblemType.ENCODED_BODY));
            return;
        }
        bodies.read(exchange, config.maxBody(), config.bodyTimeout(), body -> {
            switch (body) {
                case ReadBody.Complete(byte[] bytes) -> read(exchange, format, integrationId, bytes);
                case ReadBody.Refused(ProblemKind type)
                when type == RequestProblem.BODY_TOO_LARGE ->
                    refuse(exchange, Problem.of(type).with("limit", config.maxBody()));
                case ReadBody.Refused(ProblemKind type) ->
                    refuse(exchange, Problem.of(type).retryAfter(SOON));
                case ReadBody.Gone ignored -> LOG.debug("a sender went away before its body was here");
            }
        });
    }

    private void read(RoutingContext exchange, HookFormat format, UUID integrationId, byte[] bytes) {
        String contentType = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        Reading reading =
                switch (BodyMapper.read(bytes, contentType, exchange.request().query(), format)) {
                    case Body.Tree(Json value) -> format.read(value);
                    case Body.Broken(Fault fault) -> new Reading.Unreadable(List.of(fault));
                };
        switch (reading) {
            case Reading.Unreadable(List<Fault> faults) ->
                refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY).with("errors", faults));
            case Reading.Signals read when isDryRun(exchange) -> answer(exchange, 200, HookAnswer.DryRun.of(read));
            case Reading.Signals read -> keep(exchange, format, integrationId, read);
        }
    }

    private void keep(RoutingContext exchange, HookFormat format, UUID integrationId, Reading.Signals reading) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceivedSignal> received = reading.signals().stream()
                .map(signal -> new ReceivedSignal(ids.get(), integrationId, format.path(), now, signal))
                .toList();
        Context context = Vertx.currentContext();
        signals.keep(received)
                .subscribe()
                .with(
                        delivery -> context.runOnContext(back -> told(exchange, format, received, delivery)),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private void told(RoutingContext exchange, HookFormat format, List<ReceivedSignal> received, Delivery delivery) {
        switch (delivery) {
            case Delivery.Kept(Delivery.Way way) -> {
                accepted(format, way, received.size());
                answer(exchange, 202, HookAnswer.Accepted.of(received));
            }
            case Delivery.NotKept ignored ->
                refuse(exchange, Problem.of(ProblemType.NOT_KEPT).retryAfter(LATER));
        }
    }

    private void answer(RoutingContext exchange, int status, HookAnswer answer) {
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

    private void refuse(RoutingContext exchange, Problem problem) {
        metrics.counter("gateway.hook.refused", "reason", problem.type().slug()).increment();
        problems.send(exchange.response(), problem);
        BodyFlow.discard(exchange);
    }

    private void failed(RoutingContext exchange) {
        LOG.error("a hook failed", exchange.failure());
        refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }

    private void accepted(HookFormat format, Delivery.Way way, int count) {
        metrics.counter(
                        "gateway.signal.accepted",
                        "format",
                        format.path(),
                        "way",
                        way.name().toLowerCase(Locale.ROOT))
                .increment(count);
    }

    private static boolean isDryRun(RoutingContext exchange) {
        return "true".equalsIgnoreCase(exchange.request().getParam("dryRun"));
    }
}
