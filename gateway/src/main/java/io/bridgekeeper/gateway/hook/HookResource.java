package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Formats;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.mapping.ReadyMadeMapper;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.signal.Delivery;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.SignalFlow;
import io.bridgekeeper.problem.RequestProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The hooks that monitoring tools post to: routes of their own rather than resources, for the sake of {@link HookFlow}.
 */
@ApplicationScoped
class HookResource {

    private static final Parser PARSER = new BodyMapper();
    private static final Duration LATER = Duration.ofSeconds(5);

    private final HookFlow hooks;
    private final ChangeHookFlow changes;
    private final SignalFlow signals;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    HookResource(
            HookFlow hooks,
            ChangeHookFlow changes,
            SignalFlow signals,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.hooks = hooks;
        this.changes = changes;
        this.signals = signals;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    void routes(@Observes Router router) {
        hooks.handshake(router, "cloudevents");
        List<Format> formats = Stream.concat(Formats.ALL.stream(), ReadyMadeMapper.load().stream())
                .toList();
        for (Format format : formats) {
            hooks.route(
                    router,
                    format.name(),
                    (exchange, integrationId, bytes) -> read(exchange, format, integrationId, bytes));
            for (Delivery.Way way : Delivery.Way.values()) {
                accepted(format, way, 0);
            }
        }
        hooks.route(router, "change", changes::take);
        router.route("/hooks/*").handler(exchange -> hooks.refuse(exchange, Problem.of(RequestProblem.NOT_FOUND)));
    }

    private void read(RoutingContext exchange, Format format, UUID integrationId, byte[] bytes) {
        switch (format.read(sent(exchange, bytes))) {
            case Reading.Unreadable(List<Fault> faults) ->
                hooks.refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY).with("errors", faults));
            case Reading.Nothing(String why)
            when isDryRun(exchange) -> hooks.answer(exchange, 200, HookAnswer.DryRun.ofNothing(why));
            case Reading.Nothing ignored -> hooks.answer(exchange, 202, HookAnswer.Accepted.of(List.of()));
            case Reading.Signals read
            when isDryRun(exchange) -> hooks.answer(exchange, 200, HookAnswer.DryRun.of(read));
            case Reading.Signals read -> keep(exchange, format, integrationId, read);
        }
    }

    private static Sent sent(RoutingContext exchange, byte[] bytes) {
        Map<String, String> headers = new HashMap<>();
        exchange.request()
                .headers()
                .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        String query = exchange.request().query();
        return new Sent(bytes, headers, "", query == null ? "" : query, PARSER);
    }

    private void keep(RoutingContext exchange, Format format, UUID integrationId, Reading.Signals reading) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceivedSignal> received = reading.signals().stream()
                .map(signal -> new ReceivedSignal(ids.get(), integrationId, format.name(), now, signal))
                .toList();
        Context context = Vertx.currentContext();
        signals.keep(received)
                .subscribe()
                .with(
                        delivery -> context.runOnContext(back -> told(exchange, format, received, delivery)),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private void told(RoutingContext exchange, Format format, List<ReceivedSignal> received, Delivery delivery) {
        switch (delivery) {
            case Delivery.Kept(Delivery.Way way) -> {
                accepted(format, way, received.size());
                hooks.answer(exchange, 202, HookAnswer.Accepted.of(received));
            }
            case Delivery.NotKept ignored ->
                hooks.refuse(exchange, Problem.of(ProblemType.NOT_KEPT).retryAfter(LATER));
        }
    }

    private void accepted(Format format, Delivery.Way way, int count) {
        metrics.counter(
                        "gateway.signal.accepted",
                        "format",
                        format.name(),
                        "way",
                        way.name().toLowerCase(Locale.ROOT))
                .increment(count);
    }

    private static boolean isDryRun(RoutingContext exchange) {
        return "true".equalsIgnoreCase(exchange.request().getParam("dryRun"));
    }
}
