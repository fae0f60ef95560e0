package io.bridgekeeper.contracts;

import io.bridgekeeper.contracts.access.v1.BreakGlassUsed;
import io.bridgekeeper.contracts.access.v1.GrantActivated;
import io.bridgekeeper.contracts.access.v1.GrantDelayed;
import io.bridgekeeper.contracts.access.v1.GrantEnded;
import io.bridgekeeper.contracts.access.v1.GrantPrepared;
import io.bridgekeeper.contracts.access.v1.PersonAccountChanged;
import io.bridgekeeper.contracts.access.v1.ReadinessChanged;
import io.bridgekeeper.contracts.access.v1.RevocationOverdue;
import io.bridgekeeper.contracts.access.v1.RevocationProven;
import io.bridgekeeper.contracts.access.v1.SweepFound;
import io.bridgekeeper.contracts.followup.v1.AccountableProposed;
import io.bridgekeeper.contracts.followup.v1.FollowUpAccepted;
import io.bridgekeeper.contracts.followup.v1.FollowUpOpened;
import io.bridgekeeper.contracts.followup.v1.RecurrenceLinked;
import io.bridgekeeper.contracts.gateway.v1.IntegrationThrottled;
import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.IncidentSeverityChanged;
import io.bridgekeeper.contracts.paging.v1.IntegrationPublished;
import io.bridgekeeper.contracts.paging.v1.NobodyAnswered;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished;
import io.bridgekeeper.contracts.paging.v1.OwnershipGapFound;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.contracts.paging.v1.ResponderRequestEnded;
import io.bridgekeeper.contracts.paging.v1.ResponderRequested;
import io.bridgekeeper.contracts.paging.v1.RotationPublished;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.contracts.roster.v1.BridgeClosed;
import io.bridgekeeper.contracts.roster.v1.BridgeOpened;
import io.bridgekeeper.contracts.roster.v1.SeatRefused;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.contracts.roster.v1.SeatReserved;
import io.bridgekeeper.contracts.roster.v1.SeatTaken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every event that a Bridgekeeper service publishes: its CloudEvents type, its topic and its record.
 *
 * <p>The list is the specification: a record that is not in it is not published, and {@code ContractCatalogueTest}
 * fails on an entry that lacks its schema, its AsyncAPI message or its golden files.
 */
public final class EventCatalogue {

    /** Every event type, publisher by publisher. */
    public static final List<EventType> ALL = List.of(
            new EventType("gateway.signal.received.v1", "gateway.signal.v1", SignalReceived.class),
            new EventType("gateway.raw-event.received.v1", "gateway.raw-event.v1", RawEventReceived.class),
            new EventType("gateway.integration.throttled.v1", "gateway.integration.v1", IntegrationThrottled.class),
            new EventType("paging.incident.opened.v1", "paging.incident.v1", IncidentOpened.class),
            new EventType("paging.alert.joined.v1", "paging.incident.v1", AlertJoined.class),
            new EventType("paging.incident.acknowledged.v1", "paging.incident.v1", IncidentAcknowledged.class),
            new EventType("paging.incident.resolved.v1", "paging.incident.v1", IncidentResolved.class),
            new EventType("paging.incident.retriggered.v1", "paging.incident.v1", IncidentRetriggered.class),
            new EventType("paging.incident.severity-changed.v1", "paging.incident.v1", IncidentSeverityChanged.class),
            new EventType("paging.incident.rerouted.v1", "paging.incident.v1", IncidentRerouted.class),
            new EventType("paging.incident.responder-requested.v1", "paging.incident.v1", ResponderRequested.class),
            new EventType(
                    "paging.incident.responder-request-ended.v1", "paging.incident.v1", ResponderRequestEnded.class),
            new EventType("paging.incident.nobody-answered.v1", "paging.incident.v1", NobodyAnswered.class),
            new EventType("paging.ownership-gap.found.v1", "paging.incident.v1", OwnershipGapFound.class),
            new EventType("paging.page.queued.v1", "paging.incident.v1", PageQueued.class),
            new EventType("paging.page.accepted.v1", "paging.incident.v1", PageAccepted.class),
            new EventType("paging.page.declined.v1", "paging.incident.v1", PageDeclined.class),
            new EventType("paging.page.expired.v1", "paging.incident.v1", PageExpired.class),
            new EventType("paging.page.withdrawn.v1", "paging.incident.v1", PageWithdrawn.class),
            new EventType("paging.system.published.v1", "paging.catalog.v1", SystemPublished.class),
            new EventType("paging.person.published.v1", "paging.catalog.v1", PersonPublished.class),
            new EventType("paging.on-call.published.v1", "paging.oncall.v1", OnCallPublished.class),
            new EventType("paging.rotation.published.v1", "paging.oncall.v1", RotationPublished.class),
            new EventType("paging.integration.published.v1", "paging.integration.v1", IntegrationPublished.class),
            new EventType("roster.bridge.opened.v1", "roster.bridge.v1", BridgeOpened.class),
            new EventType("roster.seat.reserved.v1", "roster.bridge.v1", SeatReserved.class),
            new EventType("roster.seat.taken.v1", "roster.bridge.v1", SeatTaken.class),
            new EventType("roster.seat.released.v1", "roster.bridge.v1", SeatReleased.class),
            new EventType("roster.seat.refused.v1", "roster.bridge.v1", SeatRefused.class),
            new EventType("roster.bridge.closed.v1", "roster.bridge.v1", BridgeClosed.class),
            new EventType("access.grant.prepared.v1", "access.grant.v1", GrantPrepared.class),
            new EventType("access.grant.activated.v1", "access.grant.v1", GrantActivated.class),
            new EventType("access.grant.ended.v1", "access.grant.v1", GrantEnded.class),
            new EventType("access.grant.delayed.v1", "access.grant.v1", GrantDelayed.class),
            new EventType("access.revocation.overdue.v1", "access.grant.v1", RevocationOverdue.class),
            new EventType("access.revocation.proven.v1", "access.grant.v1", RevocationProven.class),
            new EventType("access.sweep.found.v1", "access.grant.v1", SweepFound.class),
            new EventType("access.break-glass.used.v1", "access.grant.v1", BreakGlassUsed.class),
            new EventType("access.person-account.changed.v1", "access.person.v1", PersonAccountChanged.class),
            new EventType("access.readiness.changed.v1", "access.readiness.v1", ReadinessChanged.class),
            new EventType("followup.followup.opened.v1", "followup.followup.v1", FollowUpOpened.class),
            new EventType("followup.accountable.proposed.v1", "followup.followup.v1", AccountableProposed.class),
            new EventType("followup.followup.accepted.v1", "followup.followup.v1", FollowUpAccepted.class),
            new EventType("followup.recurrence.linked.v1", "followup.followup.v1", RecurrenceLinked.class));

    /** Topics of which Kafka keeps the newest event of each key for ever: state that a new consumer must read whole. */
    public static final Set<String> COMPACTED_TOPICS = Set.of(
            "paging.catalog.v1",
            "paging.oncall.v1",
            "paging.integration.v1",
            "access.person.v1",
            "access.readiness.v1");

    private static final Map<String, EventType> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private EventCatalogue() {}

    /** What is known of a CloudEvents type; empty for one that a newer publisher may have. */
    public static Optional<EventType> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /**
     * What is known of an event record.
     *
     * @throws IllegalArgumentException for a record that is not in {@link #ALL}: that is a bug of the publisher
     */
    public static EventType of(Class<? extends Record> data) {
        EventType type = BY_RECORD.get(data);
        if (type == null) {
            throw new IllegalArgumentException(data.getName() + " is not in the event catalogue");
        }
        return type;
    }
}
