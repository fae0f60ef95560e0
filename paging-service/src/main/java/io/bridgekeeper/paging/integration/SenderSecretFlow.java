package io.bridgekeeper.paging.integration;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.sealing.ResealingFlow;
import io.bridgekeeper.paging.sealing.SealingMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Seals the secrets of senders under the first key, and tells the gateway, which opens under all keys. */
@ApplicationScoped
class SenderSecretFlow implements ResealingFlow {

    private static final Logger LOG = Logger.getLogger(SenderSecretFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final IntegrationRepository integrations;
    private final IntegrationFlow flow;
    private final SealingMapper sealing;
    private final Clock clock;

    SenderSecretFlow(
            Mutiny.SessionFactory sessions,
            IntegrationRepository integrations,
            IntegrationFlow flow,
            SealingMapper sealing,
            Clock clock) {
        this.sessions = sessions;
        this.integrations = integrations;
        this.flow = flow;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public Uni<Void> reseal() {
        return sessions.withSession(integrations::secrets)
                .chain(all -> InTurnFlow.each(
                        all.stream()
                                .filter(kept -> !sealing.isCurrent(kept.secret().sealed()))
                                .map(IntegrationRepository.Kept::integrationId)
                                .distinct()
                                .toList(),
                        this::reseal));
    }

    private Uni<Void> reseal(UUID id) {
        return sessions.withTransaction((session, tx) -> integrations
                .lock(session, id)
                .chain(found -> {
                    List<SenderSecret> renewed = new ArrayList<>();
                    found.ifPresent(integration ->
                            integration.senders().secrets().forEach(secret -> reseal(secret, id, renewed)));
                    if (renewed.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return InTurnFlow.each(renewed, secret -> integrations.renew(session, secret))
                            .invoke(session::clear)
                            .chain(() -> integrations.find(session, id))
                            .chain(after -> flow.tell(session, after.orElseThrow(), clock.instant()));
                }));
    }

    private void reseal(SenderSecret secret, UUID integrationId, List<SenderSecret> renewed) {
        if (sealing.isCurrent(secret.sealed())) {
            return;
        }
        String owner = IntegrationFlow.owner(integrationId, secret.id());
        sealing.open(secret.sealed(), owner)
                .ifPresentOrElse(
                        clear -> renewed.add(
                                new SenderSecret(secret.id(), sealing.seal(clear, owner), secret.createdAt())),
                        () -> LOG.warnf(
                                "Secret %s of integration %s is sealed under a key that is not in the settings",
                                secret.id(), integrationId));
    }
}
