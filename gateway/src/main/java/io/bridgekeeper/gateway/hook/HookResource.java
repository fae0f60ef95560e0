package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.problem.RequestProblem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/**
 * The hooks that monitoring tools post to: routes of their own rather than resources, for the sake of {@link HookFlow}.
 */
@ApplicationScoped
class HookResource {

    private final HookFlow hooks;
    private final ChangeHookFlow changes;
    private final IntakeFlow intake;
    private final List<Format> formats;

    HookResource(HookFlow hooks, ChangeHookFlow changes, IntakeFlow intake, List<Format> formats) {
        this.hooks = hooks;
        this.changes = changes;
        this.intake = intake;
        this.formats = formats;
    }

    void routes(@Observes Router router) {
        hooks.handshake(router);
        for (Format format : formats) {
            hooks.route(
                    router,
                    format.name(),
                    (exchange, integrationId, bytes) -> read(exchange, format, integrationId, bytes));
        }
        hooks.route(router, "change", changes::take);
        router.route("/hooks/*").handler(exchange -> hooks.refuse(exchange, Problem.of(RequestProblem.NOT_FOUND)));
    }

    private void read(RoutingContext exchange, Format format, UUID integrationId, byte[] bytes) {
        switch (format.read(HookFlow.sent(exchange, bytes, ""))) {
            case Reading.Unreadable(List<Fault> faults) ->
                hooks.refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY).with("errors", faults));
            case Reading.Nothing(String why)
            when HookFlow.isDryRun(exchange) -> hooks.answer(exchange, 200, HookAnswer.DryRun.ofNothing(why));
            case Reading.Nothing ignored -> hooks.answer(exchange, 202, HookAnswer.Accepted.of(List.of()));
            case Reading.Signals read
            when HookFlow.isDryRun(exchange) -> hooks.answer(exchange, 200, HookAnswer.DryRun.of(read));
            case Reading.Signals read -> keep(exchange, format, integrationId, read);
        }
    }

    private void keep(RoutingContext exchange, Format format, UUID integrationId, Reading.Signals reading) {
        intake.keep(exchange, format, integrationId, reading, outcome -> {
            switch (outcome) {
                case IntakeFlow.Outcome.Kept(List<ReceivedSignal> signals) ->
                    hooks.answer(exchange, 202, HookAnswer.Accepted.of(signals));
                case IntakeFlow.Outcome.NotKept(Problem problem) -> hooks.refuse(exchange, problem);
            }
        });
    }
}
