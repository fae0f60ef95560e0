package io.bridgekeeper.paging.flood;

import io.bridgekeeper.contracts.gateway.v1.IntegrationThrottled;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.paging.intake.OwnSignalFlow;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What gateways tell of integrations that send too much. */
@ApplicationScoped
class FloodInbox {

    private final InboxFlow inbox;
    private final FloodFlow floods;
    private final OwnSignalFlow signals;

    FloodInbox(InboxFlow inbox, FloodFlow floods, OwnSignalFlow signals) {
        this.inbox = inbox;
        this.floods = floods;
        this.signals = signals;
    }

    @Incoming("floods")
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
            case IntegrationThrottled told ->
                Optional.of(session -> session.flush()
                        .chain(() -> floods.heard(
                                session, told.integrationId(), told.perSecond(), told.refused(), told.throttledAt())));
            default -> Optional.empty();
        };
    }
}
