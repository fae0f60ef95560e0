package io.bridgekeeper.gateway.sns;

import io.bridgekeeper.gateway.format.Sent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Checks that SNS sent a message, and confirms a subscription of a topic that is believed. */
@ApplicationScoped
public class SnsFlow {

    private static final Logger LOG = Logger.getLogger(SnsFlow.class);
    private static final int MOST_BYTES = 64 * 1024;

    private final SnsClient sns;
    private final CertificateFlow certificates;
    private final MeterRegistry metrics;
    private final Clock clock;

    SnsFlow(SnsClient sns, CertificateFlow certificates, MeterRegistry metrics, Clock clock) {
        this.sns = sns;
        this.certificates = certificates;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Checks a message.
     *
     * @param topics ARNs that are believed
     * @param dryRun whether it is only tried: then nothing is confirmed
     * @return never fails
     */
    public Uni<SnsProof> prove(UUID integrationId, Sent sent, Set<String> topics, boolean dryRun) {
        Instant now = clock.instant();
        return switch (SnsClaim.of(sent, topics, now)) {
            case SnsClaim.NotBySns(String why) -> Uni.createFrom().item(new SnsProof.NotBySns(why));
            case SnsClaim.WrongTopic ignored -> Uni.createFrom().item(new SnsProof.WrongTopic());
            case SnsClaim.Signed claim ->
                certificates
                        .of(claim.signature().certificate())
                        .map(certificate -> checked(claim, certificate, now))
                        .chain(proof -> proof instanceof SnsProof.Proven && !dryRun
                                ? done(integrationId, claim)
                                : Uni.createFrom().item(proof));
        };
    }

    private static SnsProof checked(SnsClaim.Signed claim, Optional<SigningCertificate> certificate, Instant now) {
        if (certificate.isEmpty()) {
            return new SnsProof.NotNow("the certificate of SNS cannot be had");
        }
        boolean holds = certificate.get().holdsAt(now)
                && claim.signature().isBy(certificate.get().key());
        return holds ? new SnsProof.Proven() : new SnsProof.NotBySns("Signature does not hold");
    }

    private Uni<SnsProof> done(UUID integrationId, SnsClaim.Signed claim) {
        return switch (claim.kind()) {
            case SnsClaim.Kind.Notification ignored -> Uni.createFrom().item(new SnsProof.Proven());
            case SnsClaim.Kind.Unsubscription ignored -> {
                LOG.warnf("topic %s no longer sends to integration %s", claim.topic(), integrationId);
                metrics.counter("gateway.sns.unsubscribed").increment();
                yield Uni.createFrom().item(new SnsProof.Proven());
            }
            case SnsClaim.Kind.Subscription(String address) ->
                sns.get(address, MOST_BYTES).map(answer -> confirmed(integrationId, claim.topic(), answer));
        };
    }

    private SnsProof confirmed(UUID integrationId, String topic, SnsAnswer answer) {
        if (answer instanceof SnsAnswer.Got(int status, byte[] ignored) && status == 200) {
            LOG.infof("topic %s sends to integration %s from now on", topic, integrationId);
            metrics.counter("gateway.sns.confirmed").increment();
            return new SnsProof.Proven();
        }
        LOG.warnf(
                "subscription of topic %s by integration %s is not confirmed: SNS %s",
                topic, integrationId, answer instanceof SnsAnswer.Got got ? "answers " + got.status() : "is away");
        return new SnsProof.NotNow("SNS did not take the confirmation");
    }
}
