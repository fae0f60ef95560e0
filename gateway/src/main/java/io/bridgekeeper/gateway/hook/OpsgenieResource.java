package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.opsgenie.OpsgenieFormat;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Opsgenie's Alert API at its own paths, so that senders move by changing a host: the integration key stands in the
 * header {@code Authorization: GenieKey …}.
 */
@ApplicationScoped
class OpsgenieResource {

    private static final Format FORMAT = new OpsgenieFormat();
    private static final String SCHEME = "GenieKey ";
    private static final String BEGAN = "opsgenie.began";
    private static final List<String> PATHS =
            List.of("/v2/alerts", "/v2/alerts/:identifier/close", "/v2/alerts/:identifier/acknowledge");

    private final HookFlow hooks;
    private final IntakeFlow intake;
    private final Clock clock;
    private final Supplier<UUID> ids;

    OpsgenieResource(HookFlow hooks, IntakeFlow intake, Clock clock, Supplier<UUID> ids) {
        this.hooks = hooks;
        this.intake = intake;
        this.clock = clock;
        this.ids = ids;
    }

    void routes(@Observes Router router) {
        PATHS.forEach(path -> hooks.post(router, path, this::refuse, this::take));
    }

    private void take(RoutingContext exchange) {
        exchange.put(BEGAN, clock.instant());
        hooks.admit(
                exchange,
                key(exchange),
                this::refuse,
                integrationId -> hooks.read(exchange, this::refuse, bytes -> prove(exchange, integrationId, bytes)));
    }

    /** Blank, which no integration's key is, where there is none. */
    private static String key(RoutingContext exchange) {
        String sent = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean ours = sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return ours ? sent.substring(SCHEME.length()).strip() : "";
    }

    private void prove(RoutingContext exchange, UUID integrationId, byte[] bytes) {
        Sent sent = HookFlow.sent(exchange, bytes, exchange.request().path().substring("/v2".length()));
        hooks.prove(
                exchange, integrationId, FORMAT.name(), sent, this::refuse, () -> read(exchange, integrationId, sent));
    }

    private void read(RoutingContext exchange, UUID integrationId, Sent sent) {
        switch (FORMAT.read(sent)) {
            case Reading.Unreadable(List<Fault> faults) ->
                intake.unreadable(
                        exchange,
                        FORMAT,
                        integrationId,
                        sent,
                        faults,
                        () -> unreadable(exchange, sent, faults),
                        problem -> refuse(exchange, problem));
            case Reading.Nothing(String why) -> {
                taken(exchange, ids.get());
                intake.nothing(FORMAT, integrationId, sent, why);
            }
            case Reading.Signals reading ->
                intake.keep(exchange, FORMAT, integrationId, sent, reading, outcome -> {
                    switch (outcome) {
                        case IntakeFlow.Outcome.Kept(List<ReceivedSignal> signals) ->
                            taken(exchange, signals.getFirst().id());
                        case IntakeFlow.Outcome.NotKept(Problem problem) -> refuse(exchange, problem);
                    }
                });
        }
    }

    private void taken(RoutingContext exchange, UUID requestId) {
        name(exchange, requestId);
        hooks.answer(exchange, 202, OpsgenieAnswer.taken(took(exchange), requestId));
    }

    /** What is no JSON is a bad request there, and what is JSON and not understood is not processable. */
    private void unreadable(RoutingContext exchange, Sent sent, List<Fault> faults) {
        UUID requestId = ids.get();
        name(exchange, requestId);
        boolean broken = sent.bytes().length > 0 && sent.json() instanceof Body.Broken;
        hooks.refuse(
                exchange,
                Problem.of(ProblemType.UNREADABLE_BODY),
                broken ? 400 : 422,
                OpsgenieAnswer.unprocessable(faults, took(exchange), requestId));
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        UUID requestId = ids.get();
        name(exchange, requestId);
        int status = OpsgenieAnswer.status(problem);
        if (status == 429) {
            exchange.response().putHeader("X-RateLimit-State", "THROTTLED");
        }
        hooks.refuse(exchange, problem, status, OpsgenieAnswer.refused(problem, took(exchange), requestId));
    }

    private static void name(RoutingContext exchange, UUID requestId) {
        if (!exchange.response().headWritten()) {
            exchange.response().putHeader("X-Request-Id", requestId.toString());
        }
    }

    private Duration took(RoutingContext exchange) {
        Instant now = clock.instant();
        Instant began = exchange.get(BEGAN);
        return began == null ? Duration.ZERO : Duration.between(began, now);
    }
}
