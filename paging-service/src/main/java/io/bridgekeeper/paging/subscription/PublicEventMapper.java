package io.bridgekeeper.paging.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.IncidentSeverityChanged;
import io.bridgekeeper.contracts.paging.v1.NobodyAnswered;
import io.bridgekeeper.contracts.paging.v1.OwnershipGapFound;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.contracts.paging.v1.ResponderRequestEnded;
import io.bridgekeeper.contracts.paging.v1.ResponderRequested;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * From what Bridgekeeper's services tell each other to what other programs are told, and to its JSON.
 *
 * <p>Each field is picked by name: a field that a contract of ours gets one day does not leave the house by itself.
 */
final class PublicEventMapper {

    private PublicEventMapper() {}

    /** Empty for what other programs are not told. */
    static Optional<PublicEvent> read(UUID id, Instant at, Record told) {
        Fields data = new Fields();
        return switch (told) {
            case IncidentOpened e ->
                data.with("title", e.title())
                        .with("severity", e.severity())
                        .with("dedupKey", e.dedupKey())
                        .with("integrationId", e.integrationId())
                        .with("ownershipGap", e.ownershipGap())
                        .event(id, EventKind.INCIDENT_TRIGGERED, at, e.incidentId(), e.systemId());
            case AlertJoined e ->
                data.with("title", e.title())
                        .with("dedupKey", e.dedupKey())
                        .with("alertCount", e.alertCount())
                        .event(id, EventKind.INCIDENT_ALERT_JOINED, at, e.incidentId(), null);
            case IncidentAcknowledged e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .event(id, EventKind.INCIDENT_ACKNOWLEDGED, at, e.incidentId(), null);
            case IncidentRetriggered e ->
                data.with("personId", e.personId())
                        .with("note", e.note())
                        .event(
                                id,
                                IncidentRetriggered.REOPENED.equals(e.why())
                                        ? EventKind.INCIDENT_REOPENED
                                        : EventKind.INCIDENT_UNACKNOWLEDGED,
                                at,
                                e.incidentId(),
                                e.systemId());
            case IncidentResolved e ->
                data.with("title", e.title())
                        .with("severity", e.severity())
                        .with("how", e.how())
                        .with("note", e.note())
                        .with("personId", e.resolvedBy())
                        .with("openedAt", e.openedAt())
                        .with("acknowledgedAt", e.acknowledgedAt())
                        .event(id, EventKind.INCIDENT_RESOLVED, at, e.incidentId(), e.systemId());
            case IncidentSeverityChanged e ->
                data.with("from", e.from())
                        .with("to", e.to())
                        .with("personId", e.changedBy())
                        .with("reason", e.reason())
                        .event(id, EventKind.INCIDENT_SEVERITY_CHANGED, at, e.incidentId(), e.systemId());
            case IncidentRerouted e ->
                data.with("from", e.fromSystemId())
                        .with("to", e.toSystemId())
                        .with("personId", e.reroutedBy())
                        .with("reason", e.reason())
                        .event(id, EventKind.INCIDENT_REROUTED, at, e.incidentId(), e.toSystemId())
                        .map(event -> alsoOf(event, e.fromSystemId()));
            case NobodyAnswered e ->
                data.with("stepsTried", e.stepsTried())
                        .event(id, EventKind.INCIDENT_NOBODY_ANSWERED, at, e.incidentId(), e.systemId());
            case OwnershipGapFound e ->
                data.with("reason", e.reason())
                        .with("detail", e.detail())
                        .event(id, EventKind.INCIDENT_WITHOUT_OWNER, at, e.incidentId(), e.systemId());
            case ResponderRequested e ->
                data.with("requestId", e.requestId())
                        .with("askedSystemId", e.askedSystemId())
                        .with("personId", e.requestedBy())
                        .with("message", e.message())
                        .event(id, EventKind.INCIDENT_RESPONDER_REQUESTED, at, e.incidentId(), e.systemId())
                        .map(event -> alsoOf(event, e.askedSystemId()));
            case ResponderRequestEnded e ->
                data.with("requestId", e.requestId())
                        .with("askedSystemId", e.askedSystemId())
                        .with("outcome", e.outcome())
                        .with("personId", e.endedBy())
                        .event(id, EventKind.INCIDENT_RESPONDER_REQUEST_ENDED, at, e.incidentId(), e.systemId())
                        .map(event -> alsoOf(event, e.askedSystemId()));
            case PageQueued e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .with("step", e.step())
                        .with("reason", e.reason())
                        .with("calledBy", e.calledBy())
                        .event(id, EventKind.PAGE_QUEUED, at, e.incidentId(), e.systemId());
            case PageAccepted e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .event(id, EventKind.PAGE_ACCEPTED, at, e.incidentId(), e.systemId());
            case PageDeclined e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .with("reason", e.reason())
                        .event(id, EventKind.PAGE_DECLINED, at, e.incidentId(), e.systemId());
            case PageExpired e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .event(id, EventKind.PAGE_EXPIRED, at, e.incidentId(), e.systemId());
            case PageWithdrawn e ->
                data.with("pageId", e.pageId())
                        .with("personId", e.personId())
                        .with("reason", e.reason())
                        .event(id, EventKind.PAGE_WITHDRAWN, at, e.incidentId(), e.systemId());
            default -> Optional.empty();
        };
    }

    static String write(UUID id, EventKind kind, Instant occurredAt, Map<String, Object> data, ObjectMapper json) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("type", kind.word());
        body.put("occurredAt", occurredAt.toString());
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublicEvent alsoOf(PublicEvent event, String systemId) {
        if (systemId == null) {
            return event;
        }
        Set<String> systems = new LinkedHashSet<>(event.systems());
        systems.add(systemId);
        return new PublicEvent(
                event.id(), event.kind(), event.occurredAt(), event.incidentId(), Set.copyOf(systems), event.data());
    }

    /** Leaves out what is null; instants as text. */
    private static final class Fields {

        private final Map<String, Object> fields = new LinkedHashMap<>();

        Fields with(String name, Object value) {
            if (value != null) {
                fields.put(name, value instanceof Instant at ? at.toString() : value);
            }
            return this;
        }

        Optional<PublicEvent> event(UUID id, EventKind kind, Instant at, UUID incidentId, String systemId) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("incidentId", incidentId);
            data.putAll(fields);
            PublicEvent event = new PublicEvent(id, kind, at, incidentId, Set.of(), data);
            return Optional.of(systemId == null ? event : event.ofSystem(systemId));
        }
    }
}
