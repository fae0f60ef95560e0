package io.bridgekeeper.paging.readiness;

import io.bridgekeeper.contracts.access.v1.ReadinessChanged;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What access-service tells of its rehearsals. */
@ApplicationScoped
class ReadinessInbox {

    private static final Logger LOG = Logger.getLogger(ReadinessInbox.class);

    private final InboxFlow inbox;
    private final ReadinessFlow readiness;

    ReadinessInbox(InboxFlow inbox, ReadinessFlow readiness) {
        this.inbox = inbox;
        this.readiness = readiness;
    }

    @Incoming("readiness")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case ReadinessChanged changed -> {
                Optional<Readiness.State> state = Readiness.State.of(changed.state());
                if (state.isEmpty()) {
                    LOG.warnf("Readiness of %s: no such state: %s", changed.personId(), changed.state());
                }
                yield state.map(known -> session -> readiness.take(session, told(changed, known)));
            }
            default -> Optional.empty();
        };
    }

    private static Readiness.Told told(ReadinessChanged changed, Readiness.State state) {
        return new Readiness.Told(
                changed.personId(),
                changed.systemId(),
                state,
                changed.reasons().stream()
                        // Says only what could not be found out.
                        .filter(reason -> !reason.kind().equals("not-tried"))
                        .map(reason -> new Readiness.Obstacle(reason.what(), reason.mend()))
                        .toList(),
                changed.checkedAt());
    }
}
