package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

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
    Uni<Void> receive(Message<byte[]> message) {
        return inbox.receive(message, this::handle).invoke(timer::wake);
    }

    private Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        return switch (event.data()) {
            case SeatReleased e
            when e.reason().equals(STOOD_DOWN) ->
                incidents
                        .hear(session, e.incidentId(), new StoodDown(e.personId(), e.releasedAt()))
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }
}
