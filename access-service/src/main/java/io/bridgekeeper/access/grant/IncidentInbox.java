package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** What paging-service tells of incidents. An expired page may still be accepted, so it changes nothing here. */
@ApplicationScoped
class IncidentInbox {

    private final InboxFlow inbox;
    private final IncidentFlow incidents;
    private final MembershipTimer timer;

    IncidentInbox(InboxFlow inbox, IncidentFlow incidents, MembershipTimer timer) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.timer = timer;
    }

    private record Heard(UUID incidentId, IncidentEvent event) {}

    @Incoming("incidents")
    Uni<Void> receive(Message<byte[]> message) {
        return inbox.receive(message, event -> heard(event).isPresent(), this::handle)
                .invoke(timer::wakeIf)
                .replaceWithVoid();
    }

    private Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        Heard heard = heard(event).orElseThrow();
        return incidents.hear(session, heard.incidentId(), heard.event()).replaceWithVoid();
    }

    /** What says nothing about who needs access is not heard. */
    private static Optional<Heard> heard(IncomingEvent event) {
        return switch (event.data()) {
            case PageQueued e ->
                heard(e.incidentId(), new PageAsked(e.pageId(), e.personId(), e.systemId(), e.queuedAt()));
            case PageAccepted e ->
                heard(e.incidentId(), new PageTaken(e.pageId(), e.personId(), e.systemId(), e.acceptedAt()));
            case PageDeclined e ->
                heard(
                        e.incidentId(),
                        new PageOver(e.pageId(), e.personId(), e.systemId(), EndReason.DECLINED, e.declinedAt()));
            case PageWithdrawn e ->
                heard(e.incidentId(), new PageOver(e.pageId(), e.personId(), e.systemId(), reason(e), e.withdrawnAt()));
            case IncidentResolved e -> heard(e.incidentId(), new Resolved(e.resolvedAt()));
            default -> Optional.empty();
        };
    }

    private static Optional<Heard> heard(UUID incidentId, IncidentEvent event) {
        return Optional.of(new Heard(incidentId, event));
    }

    private static EndReason reason(PageWithdrawn withdrawn) {
        return withdrawn.reason().equals("resolved") ? EndReason.RESOLVED : EndReason.WITHDRAWN;
    }
}
