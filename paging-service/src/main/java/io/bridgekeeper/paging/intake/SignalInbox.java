package io.bridgekeeper.paging.intake;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.notify.NoticeTimer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes signals in, off the topic or straight from the gateway: same ids, so one that came both ways counts once. */
@ApplicationScoped
class SignalInbox {

    private final InboxFlow inbox;
    private final IntakeFlow intake;
    private final NoticeTimer notices;

    SignalInbox(InboxFlow inbox, IntakeFlow intake, NoticeTimer notices) {
        this.inbox = inbox;
        this.intake = intake;
        this.notices = notices;
    }

    @Incoming("signals")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, SignalInbox::signal, intake::take)
                .invoke(notices::wake)
                .replaceWithVoid();
    }

    /** All in one transaction: kept together or not at all. */
    Uni<Void> receive(List<IncomingEvent> events) {
        return inbox.receiveJointly(events, SignalInbox::signal, intake::take).invoke(notices::wake);
    }

    private static Optional<Signal> signal(IncomingEvent event) {
        return switch (event.data()) {
            case SignalReceived received -> Optional.of(signal(received));
            default -> Optional.empty();
        };
    }

    private static Signal signal(SignalReceived received) {
        Facts facts = new Facts(
                received.labels(),
                received.evidence(),
                received.links().stream()
                        .map(link -> new Facts.Link(link.text(), link.href()))
                        .toList(),
                new Facts.Said(received.severity() != null, received.startsAt() != null));
        return new Signal(
                received.integrationId(),
                Signal.State.valueOf(received.state().toUpperCase(Locale.ROOT)),
                received.dedupKey(),
                Optional.ofNullable(received.groupKey()),
                received.title(),
                received.severity(),
                Optional.ofNullable(received.startsAt()),
                received.receivedAt(),
                facts);
    }
}
