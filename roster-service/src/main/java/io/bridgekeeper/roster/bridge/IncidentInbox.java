package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.roster.bridge.BridgeCommand.CloseBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.DropSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hears of incidents and pages. */
@ApplicationScoped
class IncidentInbox {

    private final InboxFlow inbox;
    private final BridgeFlow bridges;

    IncidentInbox(InboxFlow inbox, BridgeFlow bridges) {
        this.inbox = inbox;
        this.bridges = bridges;
    }

    @Incoming("incidents")
    Uni<Void> receive(Message<byte[]> message) {
        return inbox.receive(message, this::handle);
    }

    private Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        return switch (event.data()) {
            case IncidentOpened e -> bridges.open(session, e.incidentId(), e.systemId(), e.title(), e.seatLimit());
            case PageQueued e ->
                bridges.hear(
                        session,
                        e.incidentId(),
                        new KeepSeat(e.personId(), Purpose.cut(e.reason(), "paged for this incident")));
            case PageAccepted e -> bridges.hear(session, e.incidentId(), new SeatAcceptor(e.personId()));
            case PageDeclined e -> bridges.hear(session, e.incidentId(), new DropSeat(e.personId(), Release.DECLINED));
            case PageWithdrawn e ->
                bridges.hear(session, e.incidentId(), new DropSeat(e.personId(), Release.WITHDRAWN));
            case IncidentResolved e -> bridges.hear(session, e.incidentId(), new CloseBridge());
            // An expired page may still be accepted, so its seat is kept; the rest says nothing about seats.
            default -> Uni.createFrom().voidItem();
        };
    }
}
