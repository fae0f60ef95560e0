package io.bridgekeeper.followup;

import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.IncidentSeverityChanged;
import io.bridgekeeper.contracts.paging.v1.NobodyAnswered;
import io.bridgekeeper.contracts.paging.v1.OwnershipGapFound;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.followup.timeline.Moment;
import io.bridgekeeper.followup.timeline.TimelineEntry;
import io.bridgekeeper.followup.timeline.TimelineRepository;
import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.outbox.Wanted;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
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
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, IncidentInbox::told, this::take).replaceWithVoid();
    }

    /**
     * What an event tells.
     *
     * @param resolution empty where the incident goes on
     */
    record Told(TimelineEntry entry, Optional<Resolution> resolution) {}

    /** The timeline of all first; resolutions one after the other, for several may be of one problem. */
    Uni<Void> take(Mutiny.Session session, List<Wanted<Told>> told) {
        List<Wanted<Told>> ends =
                told.stream().filter(one -> one.what().resolution().isPresent()).toList();
        return timeline.append(
                        session, told.stream().map(one -> one.what().entry()).toList())
                .chain(() -> InTurnFlow.each(
                        ends,
                        one -> followUps.recordResolution(
                                session, one.what().resolution().orElseThrow(), one.traceparent())));
    }

    static Optional<Told> told(IncomingEvent event) {
        return switch (event.data()) {
            case IncidentOpened e -> note(e.incidentId(), e.openedAt(), new Moment.Opened(e.title(), e.severity()));
            case OwnershipGapFound e -> note(e.incidentId(), e.foundAt(), gap(e));
            case AlertJoined e -> note(e.incidentId(), e.joinedAt(), new Moment.AlertJoined(e.title(), e.alertCount()));
            case PageQueued e -> note(e.incidentId(), e.queuedAt(), new Moment.Paged(e.personId(), e.reason()));
            case IncidentAcknowledged e ->
                note(e.incidentId(), e.acknowledgedAt(), new Moment.Acknowledged(e.personId()));
            case PageDeclined e ->
                note(
                        e.incidentId(),
                        e.declinedAt(),
                        new Moment.Declined(e.personId(), Optional.ofNullable(e.reason())));
            case PageExpired e -> note(e.incidentId(), e.expiredAt(), new Moment.Expired(e.personId()));
            case NobodyAnswered e -> note(e.incidentId(), e.flaggedAt(), new Moment.NobodyAnswered(e.stepsTried()));
            case IncidentRetriggered e -> note(e.incidentId(), e.retriggeredAt(), retriggered(e));
            case IncidentRerouted e ->
                note(
                        e.incidentId(),
                        e.reroutedAt(),
                        new Moment.Rerouted(
                                Optional.ofNullable(e.fromSystemId()),
                                e.toSystemId(),
                                e.reroutedBy(),
                                Optional.ofNullable(e.reason())));
            case IncidentSeverityChanged e ->
                note(
                        e.incidentId(),
                        e.changedAt(),
                        new Moment.SeverityChanged(e.from(), e.to(), e.changedBy(), Optional.ofNullable(e.reason())));
            case IncidentResolved e ->
                Optional.of(new Told(entry(e.incidentId(), e.resolvedAt(), resolved(e)), Optional.of(resolution(e))));
            // An acceptance is told as an acknowledgement too; a withdrawn page tells nothing about the incident.
            default -> Optional.empty();
        };
    }

    private static Optional<Told> note(UUID incidentId, Instant at, Moment moment) {
        return Optional.of(new Told(entry(incidentId, at, moment), Optional.empty()));
    }

    private static TimelineEntry entry(UUID incidentId, Instant at, Moment moment) {
        return new TimelineEntry(incidentId, at, moment.what());
    }

    private static Moment retriggered(IncidentRetriggered e) {
        return e.why().equals(IncidentRetriggered.NO_ANSWER)
                ? new Moment.FellBack(e.personId(), Optional.ofNullable(e.note()))
                : new Moment.Reopened(Optional.ofNullable(e.personId()), Optional.ofNullable(e.note()));
    }

    private static Moment resolved(IncidentResolved e) {
        return new Moment.Resolved(e.how(), Optional.ofNullable(e.resolvedBy()), Optional.ofNullable(e.note()));
    }

    private static Resolution resolution(IncidentResolved e) {
        return new Resolution(
                Optional.ofNullable(e.systemId()),
                Optional.ofNullable(e.productOwner()),
                e.title(),
                e.fingerprint(),
                new Occurrence(e.incidentId(), e.openedAt(), e.resolvedAt(), e.how()));
    }

    private static Moment gap(OwnershipGapFound found) {
        return switch (found.reason()) {
            case "override" -> new Moment.PagedAllTheSame(found.detail());
            case "load-guard" -> new Moment.LoadGuarded(found.detail());
            default -> new Moment.OwnerMissing(found.detail());
        };
    }
}
