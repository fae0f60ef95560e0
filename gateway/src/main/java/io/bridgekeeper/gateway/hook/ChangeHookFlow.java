package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.change.ChangeFlow;
import io.bridgekeeper.gateway.change.Handover;
import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.FormBody;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes a change off a hook, and answers once paging-service has it. */
@ApplicationScoped
class ChangeHookFlow {

    private static final Parser PARSER = new BodyMapper();
    private static final Duration LATER = Duration.ofSeconds(5);

    private final HookFlow hooks;
    private final ChangeFlow changes;
    private final MeterRegistry metrics;

    ChangeHookFlow(HookFlow hooks, ChangeFlow changes, MeterRegistry metrics) {
        this.hooks = hooks;
        this.changes = changes;
        this.metrics = metrics;
    }

    void take(RoutingContext exchange, UUID integrationId, byte[] bytes) {
        take(exchange, integrationId, bytes, handover -> told(exchange, handover));
    }

    /** @param then in the exchange's context, once; a body that cannot be read is refused as paging-service refuses one */
    void take(RoutingContext exchange, UUID integrationId, byte[] bytes, Consumer<Handover> then) {
        ChangeReading reading = switch (PARSER.json(bytes)) {
            case Body.Tree(Json value) -> ofQuery(value, exchange.request().query());
            case Body.Broken(Fault fault) -> new ChangeReading.Unreadable(List.of(fault));
        };
        switch (reading) {
            case ChangeReading.Unreadable(List<Fault> faults) ->
                then.accept(new Handover.Refused(faults.stream()
                        .map(fault -> new Handover.Fault(fault.path(), fault.message()))
                        .toList()));
            case ChangeReading.Told(ToldChange change) -> handOver(exchange, integrationId, change, then);
        }
    }

    private static ChangeReading ofQuery(Json body, String query) {
        return switch (FormBody.read(query == null ? "" : KeyBesidePath.withoutKey(query))) {
            case Body.Tree(Json.Struct(Map<String, Json> labels)) -> ChangeReader.read(body, labels);
            case Body.Tree ignored -> ChangeReader.read(body, Map.of());
            case Body.Broken(Fault fault) -> new ChangeReading.Unreadable(List.of(fault));
        };
    }

    private void handOver(RoutingContext exchange, UUID integrationId, ToldChange change, Consumer<Handover> then) {
        Context context = Vertx.currentContext();
        changes.handOver(integrationId, change)
                .subscribe()
                .with(
                        handover -> context.runOnContext(back -> {
                            if (handover instanceof Handover.Kept) {
                                metrics.counter("gateway.change.accepted").increment();
                            }
                            then.accept(handover);
                        }),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private void told(RoutingContext exchange, Handover handover) {
        switch (handover) {
            case Handover.Kept kept -> hooks.answer(exchange, 202, kept);
            case Handover.Refused(List<Handover.Fault> faults) ->
                hooks.refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY).with("errors", faults));
            case Handover.NotKept ignored -> hooks.refuse(exchange, notKept());
        }
    }

    static Problem notKept() {
        return Problem.of(ProblemType.CHANGE_NOT_KEPT).retryAfter(LATER);
    }
}
