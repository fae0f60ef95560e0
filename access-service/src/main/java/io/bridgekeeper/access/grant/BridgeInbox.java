package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
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
        return inbox.receive(message, event -> stoodDown(event).isPresent(), this::handle)
                .invoke(timer::wakeIf)
                .replaceWithVoid();
    }

    private Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        SeatReleased released = stoodDown(event).orElseThrow();
        return incidents
                .hear(session, released.incidentId(), new StoodDown(released.personId(), released.releasedAt()))
                .replaceWithVoid();
    }

    private static Optional<SeatReleased> stoodDown(IncomingEvent event) {
        return event.data() instanceof SeatReleased released
                        && released.reason().equals(STOOD_DOWN)
                ? Optional.of(released)
                : Optional.empty();
    }
}
