package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes raw events in, off the topic or straight from the gateway: same ids, so one that came both ways is kept once. */
@ApplicationScoped
class RawEventInbox {

    private final InboxFlow inbox;
    private final RawEventFlow flow;

    RawEventInbox(InboxFlow inbox, RawEventFlow flow) {
        this.inbox = inbox;
        this.flow = flow;
    }

    @Incoming("raw-events")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, RawEventInbox::event, flow::keep).replaceWithVoid();
    }

    Uni<Void> receive(IncomingEvent event) {
        return inbox.receiveJointly(List.of(event), RawEventInbox::event, flow::keep);
    }

    private static Optional<RawEvent> event(IncomingEvent event) {
        return switch (event.data()) {
            case RawEventReceived received -> Optional.of(event(event, received));
            default -> Optional.empty();
        };
    }

    private static RawEvent event(IncomingEvent event, RawEventReceived received) {
        return new RawEvent(
                event.id(),
                received.integrationId(),
                received.format(),
                received.headers(),
                received.path(),
                received.query(),
                received.body(),
                received.bodyLength(),
                received.cut(),
                received.receivedAt(),
                RawEvent.Outcome.valueOf(received.outcome().toUpperCase(Locale.ROOT)),
                received.signalIds(),
                Optional.ofNullable(received.why()),
                received.faults().stream()
                        .map(fault -> new RawEvent.Fault(fault.path(), fault.message()))
                        .toList(),
                Optional.empty());
    }
}
