package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.Reopened;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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

    @Incoming("incidents")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, this::heard, incidents::take)
                .invoke(timer::wakeFor)
                .replaceWithVoid();
    }

    /** What says nothing about who needs access is not heard. From here on people have the names of their accounts. */
    private Optional<IncidentFlow.Heard> heard(IncomingEvent event) {
        return switch (event.data()) {
            case PageQueued e ->
                hear(
                        e.incidentId(),
                        new PageAsked(e.pageId(), UserName.of(e.personId()), systemOf(e), e.areaId(), e.queuedAt()));
            case PageAccepted e ->
                hear(
                        e.incidentId(),
                        new PageTaken(e.pageId(), UserName.of(e.personId()), e.systemId(), e.acceptedAt()));
            case PageDeclined e ->
                hear(
                        e.incidentId(),
                        new PageOver(
                                e.pageId(),
                                UserName.of(e.personId()),
                                e.systemId(),
                                EndReason.DECLINED,
                                e.declinedAt()));
            case PageWithdrawn e ->
                hear(
                        e.incidentId(),
                        new PageOver(e.pageId(), UserName.of(e.personId()), e.systemId(), reason(e), e.withdrawnAt()));
            case IncidentRetriggered e
            when e.why().equals(IncidentRetriggered.REOPENED) -> hear(e.incidentId(), new Reopened());
            case IncidentResolved e -> hear(e.incidentId(), new Resolved(e.resolvedAt()));
            default -> Optional.empty();
        };
    }

    private static Optional<IncidentFlow.Heard> hear(UUID incidentId, IncidentEvent event) {
        return Optional.of(new IncidentFlow.Heard(incidentId, event));
    }

    /** A helper needs the keys of the system that they were asked for, and not those of the incident's. */
    private static String systemOf(PageQueued page) {
        return page.askedSystemId() == null ? page.systemId() : page.askedSystemId();
    }

    private static EndReason reason(PageWithdrawn withdrawn) {
        return "resolved".equals(withdrawn.reason()) ? EndReason.RESOLVED : EndReason.WITHDRAWN;
    }
}
