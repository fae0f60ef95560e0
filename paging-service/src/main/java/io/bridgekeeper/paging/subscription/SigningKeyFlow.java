package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.sealing.ResealingFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Seals the secrets of subscriptions under the first key: those that are kept as they are, and those under an older one. */
@ApplicationScoped
class SigningKeyFlow implements ResealingFlow {

    private static final Logger LOG = Logger.getLogger(SigningKeyFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final SubscriptionRepository subscriptions;
    private final SigningKeyMapper secrets;

    SigningKeyFlow(Mutiny.SessionFactory sessions, SubscriptionRepository subscriptions, SigningKeyMapper secrets) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
    }

    @Override
    public Uni<Void> reseal() {
        return sessions.withSession(subscriptions::all)
                .chain(all -> InTurnFlow.each(
                        all.stream()
                                .filter(each -> each.keys().kept().anyMatch(kept -> !secrets.isCurrent(kept)))
                                .map(Subscription::id)
                                .toList(),
                        this::reseal));
    }

    private Uni<Void> reseal(UUID id) {
        return sessions.withTransaction((session, tx) -> subscriptions
                .lock(session, id)
                .chain(found -> found.map(subscription -> subscriptions.change(
                                session, subscription.of(subscription.keys().renewed(kept -> renewed(kept, id)))))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private String renewed(String kept, UUID id) {
        if (secrets.isCurrent(kept)) {
            return kept;
        }
        return secrets.clear(kept, id).map(clear -> secrets.kept(clear, id)).orElseGet(() -> {
            LOG.warnf("A secret of webhook subscription %s is sealed under a key that is not in the settings", id);
            return kept;
        });
    }
}
