package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.IncidentSeverityChanged;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.roster.bridge.BridgeCommand.CloseBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.DropSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.LimitSeats;
import io.bridgekeeper.roster.bridge.BridgeCommand.ReopenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.Reroute;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, this::heard, bridges::hear).replaceWithVoid();
    }

    private Optional<Heard> heard(IncomingEvent event) {
        return switch (event.data()) {
            case IncidentOpened e ->
                hear(e.incidentId(), bridges.opening(e.incidentId(), e.systemId(), e.title(), e.seatLimit()));
            case PageQueued e ->
                hear(e.incidentId(), new KeepSeat(e.personId(), Purpose.cut(e.reason(), "paged for this incident")));
            case PageAccepted e -> hear(e.incidentId(), new SeatAcceptor(e.personId()));
            case PageDeclined e -> hear(e.incidentId(), new DropSeat(e.personId(), Release.DECLINED));
            case PageWithdrawn e -> hear(e.incidentId(), new DropSeat(e.personId(), Release.WITHDRAWN));
            case IncidentRetriggered e
            when e.why().equals(IncidentRetriggered.REOPENED) -> hear(e.incidentId(), new ReopenBridge());
            case IncidentSeverityChanged e
            when e.seatLimit() != null -> hear(e.incidentId(), new LimitSeats(e.seatLimit()));
            case IncidentRerouted e ->
                hear(e.incidentId(), new Reroute(e.toSystemId(), Optional.ofNullable(e.seatLimit())));
            case IncidentResolved e -> hear(e.incidentId(), new CloseBridge());
            // An expired page may still be accepted, so its seat is kept; the rest says nothing about seats.
            default -> Optional.empty();
        };
    }

    private static Optional<Heard> hear(UUID incidentId, BridgeCommand command) {
        return Optional.of(new Heard(incidentId, command));
    }
}
