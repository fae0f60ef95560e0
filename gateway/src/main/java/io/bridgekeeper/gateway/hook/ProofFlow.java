package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.integration.IntegrationInbox;
import io.bridgekeeper.gateway.integration.Senders;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.signature.SeenSignatures;
import io.bridgekeeper.gateway.signature.SignatureScheme;
import io.bridgekeeper.gateway.signature.SignatureVerdict;
import io.bridgekeeper.gateway.sns.SnsFlow;
import io.bridgekeeper.gateway.sns.SnsProof;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Checks, where an integration asks for it, that a body is by one of its senders, before anything reads it. */
@ApplicationScoped
class ProofFlow {

    private static final String SNS = "aws-sns";
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final int KEPT = 202;

    private final IntegrationInbox integrations;
    private final SnsFlow sns;
    private final SeenSignatures seen;
    private final Duration window;
    private final Clock clock;

    ProofFlow(IntegrationInbox integrations, SnsFlow sns, GatewayConfig config, Clock clock) {
        this.integrations = integrations;
        this.sns = sns;
        this.clock = clock;
        seen = new SeenSignatures(config.hook().signaturesSeen());
        window = config.hook().signatureWindow();
    }

    /**
     * Answers in the exchange's context, once.
     *
     * @param format by the name in the hook's path
     * @param refuse why the body is not taken
     */
    void prove(
            RoutingContext exchange,
            UUID integrationId,
            String format,
            Sent sent,
            Consumer<Problem> refuse,
            Runnable then) {
        Optional<Senders> known = integrations.senders(integrationId);
        if (known.isEmpty()) {
            refuse.accept(Problem.of(ProblemType.UNKNOWN_INTEGRATION_KEY));
            return;
        }
        Senders senders = known.get();
        if (format.equals(SNS) && senders.believesTopicsAlone()) {
            bySns(exchange, integrationId, senders, sent, refuse, then);
        } else if (senders.signatureRequired()) {
            signed(exchange, integrationId, format, senders, sent, refuse, then);
        } else {
            then.run();
        }
    }

    private void bySns(
            RoutingContext exchange,
            UUID integrationId,
            Senders senders,
            Sent sent,
            Consumer<Problem> refuse,
            Runnable then) {
        Context context = Vertx.currentContext();
        sns.prove(integrationId, sent, senders.topics(), HookFlow.isDryRun(exchange))
                .subscribe()
                .with(
                        proof -> context.runOnContext(back -> told(proof, refuse, then)),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private static void told(SnsProof proof, Consumer<Problem> refuse, Runnable then) {
        switch (proof) {
            case SnsProof.Proven ignored -> then.run();
            case SnsProof.NotBySns(String why) ->
                refuse.accept(Problem.of(ProblemType.NOT_BY_SNS).detail(why));
            case SnsProof.WrongTopic ignored -> refuse.accept(Problem.of(ProblemType.TOPIC_NOT_BELIEVED));
            case SnsProof.NotNow(String why) ->
                refuse.accept(Problem.of(ProblemType.SIGNATURE_NOT_CHECKED)
                        .detail(why)
                        .retryAfter(LATER));
        }
    }

    private void signed(
            RoutingContext exchange,
            UUID integrationId,
            String format,
            Senders senders,
            Sent sent,
            Consumer<Problem> refuse,
            Runnable then) {
        SignatureScheme scheme = SignatureScheme.of(format);
        Instant now = clock.instant();
        switch (scheme.check(sent, senders.secrets(), now, window)) {
            case SignatureVerdict.Holds(Optional<SignatureVerdict.Once> once) -> {
                if (once.isPresent() && !seen.isFirst(integrationId, once.get(), now)) {
                    refuse.accept(Problem.of(ProblemType.SIGNATURE_REPLAYED));
                    return;
                }
                once.ifPresent(it -> exchange.addEndHandler(end -> {
                    if (!exchange.response().ended() || exchange.response().getStatusCode() != KEPT) {
                        seen.forget(integrationId, it);
                    }
                }));
                then.run();
            }
            case SignatureVerdict.Missing ignored ->
                refuse.accept(Problem.of(ProblemType.SIGNATURE_MISSING).detail("in the header " + scheme.header()));
            case SignatureVerdict.Wrong ignored ->
                // It may be right by a secret that cannot be opened here, so nobody may be sent away for good.
                refuse.accept(
                        senders.shut() == 0
                                ? Problem.of(ProblemType.SIGNATURE_WRONG)
                                : Problem.of(ProblemType.SIGNATURE_NOT_CHECKED).retryAfter(LATER));
            case SignatureVerdict.OutOfTime ignored -> refuse.accept(Problem.of(ProblemType.SIGNATURE_OUT_OF_TIME));
        }
    }
}
