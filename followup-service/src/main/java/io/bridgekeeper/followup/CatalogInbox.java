package io.bridgekeeper.followup;

import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.followup.catalog.CatalogRepository;
import io.bridgekeeper.followup.catalog.OwnedSystem;
import io.bridgekeeper.followup.catalog.Person;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Listens to the catalog. A system or a person may become known after the incident: whatever waits for them is
 * proposed then, in the same transaction, so a proposal is late but never lost.
 */
@ApplicationScoped
class CatalogInbox {

    private final InboxFlow inbox;
    private final CatalogRepository catalog;
    private final FollowUpFlow followUps;

    CatalogInbox(InboxFlow inbox, CatalogRepository catalog, FollowUpFlow followUps) {
        this.inbox = inbox;
        this.catalog = catalog;
        this.followUps = followUps;
    }

    @Incoming("catalog")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).replaceWithVoid();
    }

    Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case SystemPublished e -> Optional.of(session -> keep(session, e));
            case PersonPublished e -> Optional.of(session -> keep(session, e));
            default -> Optional.empty();
        };
    }

    private Uni<Void> keep(Mutiny.Session session, SystemPublished e) {
        return catalog.beginChange(session)
                .chain(() -> catalog.keep(session, system(e), e.publishedAt()))
                .chain(() -> followUps.proposeProductOwners(session, List.of(e.systemId())));
    }

    private Uni<Void> keep(Mutiny.Session session, PersonPublished e) {
        return catalog.beginChange(session)
                .chain(() -> catalog.keep(session, new Person(e.personId(), e.name(), e.retired()), e.publishedAt()))
                .chain(() -> catalog.systemsOwnedBy(session, e.personId()))
                .chain(systemIds -> followUps.proposeProductOwners(session, systemIds));
    }

    /** A retired system keeps its product owner: what broke in it last still wants an answer. */
    private static OwnedSystem system(SystemPublished e) {
        return new OwnedSystem(
                e.systemId(), Optional.ofNullable(e.serviceOwner()), Optional.ofNullable(e.productOwner()));
    }
}
