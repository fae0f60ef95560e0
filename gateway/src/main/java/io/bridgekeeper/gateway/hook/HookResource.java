package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.integration.IntegrationInbox;
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
    private final IntegrationInbox integrations;
    private final List<Format> formats;

    HookResource(
            HookFlow hooks,
            ChangeHookFlow changes,
            IntakeFlow intake,
            IntegrationInbox integrations,
            List<Format> formats) {
        this.hooks = hooks;
        this.changes = changes;
        this.intake = intake;
        this.integrations = integrations;
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

    private void read(RoutingContext exchange, Format usual, UUID integrationId, byte[] bytes) {
        Format format = integrations.format(integrationId, usual);
        Sent sent = HookFlow.sent(exchange, bytes, "");
        Reading reading = format.read(sent);
        if (HookFlow.isDryRun(exchange)) {
            tell(exchange, reading);
            return;
        }
        switch (reading) {
            case Reading.Unreadable(List<Fault> faults) ->
                intake.unreadable(
                        exchange,
                        format,
                        integrationId,
                        sent,
                        faults,
                        () -> refuse(exchange, faults),
                        problem -> hooks.refuse(exchange, problem));
            case Reading.Nothing(String why) -> {
                hooks.answer(exchange, 202, HookAnswer.Accepted.of(List.of()));
                intake.nothing(format, integrationId, sent, why);
            }
            case Reading.Signals read -> keep(exchange, format, integrationId, sent, read);
        }
    }

    /** A dry run keeps nothing, not even what cannot be read. */
    private void tell(RoutingContext exchange, Reading reading) {
        switch (reading) {
            case Reading.Unreadable(List<Fault> faults) ->
                hooks.answer(exchange, 200, HookAnswer.DryRun.ofUnreadable(faults));
            case Reading.Nothing(String why) -> hooks.answer(exchange, 200, HookAnswer.DryRun.ofNothing(why));
            case Reading.Signals read -> hooks.answer(exchange, 200, HookAnswer.DryRun.of(read));
        }
    }

    private void refuse(RoutingContext exchange, List<Fault> faults) {
        hooks.refuse(exchange, Problem.of(ProblemType.UNREADABLE_BODY).with("errors", faults));
    }

    private void keep(RoutingContext exchange, Format format, UUID integrationId, Sent sent, Reading.Signals reading) {
        intake.keep(exchange, format, integrationId, sent, reading, outcome -> {
            switch (outcome) {
                case IntakeFlow.Outcome.Kept(List<ReceivedSignal> signals) ->
                    hooks.answer(exchange, 202, HookAnswer.Accepted.of(signals));
                case IntakeFlow.Outcome.NotKept(Problem problem) -> hooks.refuse(exchange, problem);
            }
        });
    }
}
