package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.outbox.InboxFlow;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What this service itself tells of incidents and pages, read back off its topic: whoever is paged never waits for who is
 * told, and a broker that is away delays webhooks and loses none.
 */
@ApplicationScoped
class SubscriptionInbox {

    private final InboxFlow inbox;
    private final FanOutFlow flow;
    private final DeliveryTimer timer;

    SubscriptionInbox(InboxFlow inbox, FanOutFlow flow, DeliveryTimer timer) {
        this.inbox = inbox;
        this.flow = flow;
        this.timer = timer;
    }

    /** Where nobody subscribes to what came, one small select is all that it costs. */
    @Incoming("webhook-events")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return flow.wanted()
                .chain(wanted -> inbox.receiveJointly(
                        batch,
                        event -> PublicEventMapper.read(event.id(), event.occurredAt(), event.data())
                                .filter(known -> wanted.contains(known.kind())),
                        flow::queue))
                .invoke(count -> {
                    if (count > 0) {
                        timer.wake();
                    }
                })
                .replaceWithVoid();
    }
}
