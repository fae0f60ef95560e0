package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What roster-service tells of bridges. Other reasons for a free seat are heard from paging-service itself. */
@ApplicationScoped
class BridgeInbox {

    private static final String STOOD_DOWN = "stood-down";

    private final InboxFlow inbox;
    private final IncidentFlow incidents;
    private final MembershipTimer timer;

    BridgeInbox(InboxFlow inbox, IncidentFlow incidents, MembershipTimer timer) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.timer = timer;
    }

    @Incoming("bridges")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, BridgeInbox::heard, incidents::take)
                .invoke(timer::wakeFor)
                .replaceWithVoid();
    }

    private static Optional<IncidentFlow.Heard> heard(IncomingEvent event) {
        return switch (event.data()) {
            case SeatReleased e
            when STOOD_DOWN.equals(e.reason()) ->
                Optional.of(new IncidentFlow.Heard(
                        e.incidentId(), new StoodDown(UserName.of(e.personId()), e.releasedAt())));
            default -> Optional.empty();
        };
    }
}
