package io.bridgekeeper.followup;

import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.NobodyAnswered;
import io.bridgekeeper.contracts.paging.v1.OwnershipGapFound;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.followup.timeline.Moment;
import io.bridgekeeper.followup.timeline.TimelineEntry;
import io.bridgekeeper.followup.timeline.TimelineRepository;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** Listens to incidents: everything that happens goes to the timeline, the end also to the follow-up. */
@ApplicationScoped
class IncidentInbox {

    private final InboxFlow inbox;
    private final TimelineRepository timeline;
    private final FollowUpFlow followUps;

    IncidentInbox(InboxFlow inbox, TimelineRepository timeline, FollowUpFlow followUps) {
        this.inbox = inbox;
        this.timeline = timeline;
        this.followUps = followUps;
    }

    @Incoming("incidents")
    Uni<Void> receive(Message<byte[]> message) {
        return inbox.receive(message, this::handle);
    }

    Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        return switch (event.data()) {
            case IncidentOpened e ->
                note(session, e.incidentId(), e.openedAt(), new Moment.Opened(e.title(), e.severity()));
            case OwnershipGapFound e -> note(session, e.incidentId(), e.foundAt(), new Moment.OwnerMissing(e.detail()));
            case AlertJoined e ->
                note(session, e.incidentId(), e.joinedAt(), new Moment.AlertJoined(e.title(), e.alertCount()));
            case PageQueued e ->
                note(session, e.incidentId(), e.queuedAt(), new Moment.Paged(e.personId(), e.reason()));
            case IncidentAcknowledged e ->
                note(session, e.incidentId(), e.acknowledgedAt(), new Moment.Acknowledged(e.personId()));
            case PageDeclined e ->
                note(
                        session,
                        e.incidentId(),
                        e.declinedAt(),
                        new Moment.Declined(e.personId(), Optional.ofNullable(e.reason())));
            case PageExpired e -> note(session, e.incidentId(), e.expiredAt(), new Moment.Expired(e.personId()));
            case NobodyAnswered e ->
                note(session, e.incidentId(), e.flaggedAt(), new Moment.NobodyAnswered(e.stepsTried()));
            case IncidentResolved e ->
                note(session, e.incidentId(), e.resolvedAt(), resolved(e))
                        .chain(() -> followUps.recordResolution(session, resolution(e)));
            // An acceptance is told as an acknowledgement too; a withdrawn page tells nothing about the incident.
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> note(Mutiny.Session session, UUID incidentId, Instant at, Moment moment) {
        return timeline.append(session, new TimelineEntry(incidentId, at, moment.what()));
    }

    private static Moment resolved(IncidentResolved e) {
        return new Moment.Resolved(e.how(), Optional.ofNullable(e.resolvedBy()), Optional.ofNullable(e.note()));
    }

    private static Resolution resolution(IncidentResolved e) {
        return new Resolution(
                Optional.ofNullable(e.systemId()),
                e.title(),
                e.fingerprint(),
                new Occurrence(e.incidentId(), e.openedAt(), e.resolvedAt(), e.how()));
    }
}
