package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.change.Handover;
import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.pagerduty.PagerDutyFormat;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * PagerDuty's Events API v2 at its own paths, so that senders move by changing a host: the integration key stands in
 * the body as {@code routing_key}.
 */
@ApplicationScoped
class PagerDutyResource {

    private static final Format FORMAT = new PagerDutyFormat();

    private final HookFlow hooks;
    private final IntakeFlow intake;
    private final ChangeHookFlow changes;

    PagerDutyResource(HookFlow hooks, IntakeFlow intake, ChangeHookFlow changes) {
        this.hooks = hooks;
        this.intake = intake;
        this.changes = changes;
    }

    void routes(@Observes Router router) {
        route(router, "/enqueue", this::event);
        route(router, "/change/enqueue", this::change);
    }

    /** What is done with a body whose key works. */
    private interface Taker {
        void take(RoutingContext exchange, UUID integrationId, Sent sent);
    }

    private void route(Router router, String path, Taker taker) {
        hooks.post(
                router,
                "/v2" + path,
                this::refuse,
                exchange -> hooks.read(
                        exchange, this::refuse, bytes -> check(exchange, HookFlow.sent(exchange, bytes, path), taker)));
    }

    private void check(RoutingContext exchange, Sent sent, Taker taker) {
        switch (sent.json()) {
            case Body.Tree(Json body)
            when body instanceof Json.Struct event -> {
                Optional<String> key = event.text("routing_key");
                if (key.isEmpty()) {
                    invalid(exchange, List.of("routing_key is needed"));
                    return;
                }
                hooks.admit(
                        exchange,
                        key.get(),
                        this::refuse,
                        integrationId -> hooks.prove(
                                exchange,
                                integrationId,
                                FORMAT.name(),
                                sent,
                                this::refuse,
                                () -> taker.take(exchange, integrationId, sent)));
            }
            case Body.Tree ignored -> invalid(exchange, List.of("must be an object"));
            case Body.Broken(Fault fault) -> invalid(exchange, List.of(fault.message()));
        }
    }

    private void event(RoutingContext exchange, UUID integrationId, Sent sent) {
        switch (FORMAT.read(sent)) {
            case Reading.Unreadable(List<Fault> faults) ->
                intake.unreadable(
                        exchange,
                        FORMAT,
                        integrationId,
                        sent,
                        faults,
                        () -> invalid(
                                exchange,
                                faults.stream().map(PagerDutyResource::words).toList()),
                        problem -> refuse(exchange, problem));
            case Reading.Nothing(String why) -> {
                hooks.answer(exchange, 202, PagerDutyAnswer.event(""));
                intake.nothing(FORMAT, integrationId, sent, why);
            }
            case Reading.Signals reading ->
                intake.keep(exchange, FORMAT, integrationId, sent, reading, outcome -> told(exchange, outcome));
        }
    }

    private void told(RoutingContext exchange, IntakeFlow.Outcome outcome) {
        switch (outcome) {
            case IntakeFlow.Outcome.Kept(List<ReceivedSignal> signals) ->
                hooks.answer(
                        exchange, 202, PagerDutyAnswer.event(signals.getFirst().dedupKey()));
            case IntakeFlow.Outcome.NotKept(Problem problem) -> refuse(exchange, problem);
        }
    }

    private void change(RoutingContext exchange, UUID integrationId, Sent sent) {
        changes.take(exchange, integrationId, sent.bytes(), handover -> {
            switch (handover) {
                case Handover.Kept ignored -> hooks.answer(exchange, 202, PagerDutyAnswer.change());
                case Handover.Refused(List<Handover.Fault> faults) ->
                    invalid(
                            exchange,
                            faults.stream()
                                    .map(fault -> words(new Fault(fault.path(), fault.message())))
                                    .toList());
                case Handover.NotKept ignored -> refuse(exchange, ChangeHookFlow.notKept());
            }
        });
    }

    private void invalid(RoutingContext exchange, List<String> errors) {
        hooks.refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY), 400, PagerDutyAnswer.invalid(errors));
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        hooks.refuse(exchange, problem, PagerDutyAnswer.status(problem), PagerDutyAnswer.refused(problem));
    }

    private static String words(Fault fault) {
        return (fault.path() + " " + fault.message()).strip();
    }
}
