package io.bridgekeeper.paging.revocation;

import io.bridgekeeper.contracts.access.v1.RevocationOverdue;
import io.bridgekeeper.contracts.access.v1.RevocationProven;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.paging.intake.OwnSignal;
import io.bridgekeeper.paging.intake.OwnSignalFlow;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What access-service tells of access that must be gone: overdue is a signal that fires, proven one that ends it. */
@ApplicationScoped
class RevocationInbox {

    private final InboxFlow inbox;
    private final OwnSignalFlow signals;
    private final RevocationConfig config;

    RevocationInbox(InboxFlow inbox, OwnSignalFlow signals, RevocationConfig config) {
        this.inbox = inbox;
        this.signals = signals;
        this.config = config;
    }

    @Incoming("grants")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work)
                .invoke(count -> {
                    if (count > 0) {
                        signals.taken();
                    }
                })
                .replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case RevocationOverdue overdue ->
                take(Overdue.found(
                        new Overdue(overdue.grantId(), overdue.personId(), overdue.profileId(), overdue.systemId()),
                        overdue.targets(),
                        overdue.detail(),
                        overdue.since(),
                        overdue.overdueAt(),
                        config.severity(),
                        config.labels()));
            case RevocationProven proven ->
                take(Overdue.over(
                        new Overdue(proven.grantId(), proven.personId(), proven.profileId(), proven.systemId()),
                        proven.provenAt(),
                        config.severity(),
                        config.labels()));
            default -> Optional.empty();
        };
    }

    private Optional<InboxFlow.Work> take(OwnSignal signal) {
        return Optional.of(session -> session.flush().chain(() -> signals.take(session, List.of(signal))));
    }
}
