package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
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
import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.incident.FoundGap;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState.Acknowledged;
import io.bridgekeeper.paging.incident.IncidentState.Triggered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns what happened into what is told. */
final class PageMapper {

    private PageMapper() {}

    /** @return what is told of one event, in order; empty for what only the history keeps */
    static List<Record> told(PageEvent event, Incident incident, Catalog catalog, Instant now) {
        UUID incidentId = incident.id();
        String systemId = incident.systemId().orElse(null);
        String areaId = incident.areaId().orElse(null);
        return switch (event) {
            case PageEvent.PersonPassedOver passed -> List.of();
            case PageEvent.Queued(UUID pageId, int position, Rung rung, Instant until, var explanation) ->
                List.of(new PageQueued(
                        pageId,
                        incidentId,
                        systemId,
                        rung.personId(),
                        rung.step(),
                        rung.reason(),
                        now,
                        null,
                        null,
                        areaId));
            case PageEvent.CalledByHand(
                    UUID pageId,
                    String personId,
                    String by,
                    String reason,
                    var override,
                    var over,
                    var explanation) ->
                List.of(new PageQueued(
                        pageId,
                        incidentId,
                        systemId,
                        personId,
                        0,
                        ByHand.reason(by, reason, override),
                        now,
                        by,
                        null,
                        areaId));
            case PageEvent.PersonSpared spared -> List.of();
            case PageEvent.Shadowed shadowed -> List.of();
            case PageEvent.Accepted(UUID pageId, String personId, var askAt) ->
                accepted(
                        new PageAccepted(pageId, incidentId, systemId, personId, now),
                        incident.state() instanceof Triggered
                                ? Optional.of(new IncidentAcknowledged(incidentId, pageId, personId, now))
                                : Optional.empty());
            case PageEvent.AskedStillOnIt asked -> List.of();
            case PageEvent.StillOnIt still -> List.of();
            case PageEvent.FellBack(UUID pageId, String personId) ->
                List.of(
                        new PageExpired(pageId, incidentId, systemId, personId, now),
                        new IncidentRetriggered(
                                incidentId, systemId, IncidentRetriggered.NO_ANSWER, personId, null, now));
            case PageEvent.HandedBack(UUID pageId, String personId, Optional<String> reason) ->
                List.of(
                        new PageExpired(pageId, incidentId, systemId, personId, now),
                        new IncidentRetriggered(
                                incidentId,
                                systemId,
                                IncidentRetriggered.NO_ANSWER,
                                personId,
                                "cannot go on" + reason.map(r -> ": " + r).orElse(""),
                                now));
            case PageEvent.RoundEnded ended -> List.of();
            case PageEvent.Declined(UUID pageId, String personId, Optional<String> reason) ->
                List.of(new PageDeclined(pageId, incidentId, systemId, personId, reason.orElse(null), now));
            case PageEvent.Rerouted(Optional<String> from, Destination to, String by, Optional<String> reason) ->
                List.of(new IncidentRerouted(
                        incidentId,
                        from.orElse(null),
                        to.systemId(),
                        by,
                        reason.orElse(null),
                        now,
                        to.seats(incident.severity())));
            case PageEvent.Expired(UUID pageId, String personId) ->
                List.of(new PageExpired(pageId, incidentId, systemId, personId, now));
            case PageEvent.Unreached unreached -> List.of();
            case PageEvent.Withdrawn(UUID pageId, String personId, PageEvent.Withdrawn.Why why) ->
                List.of(new PageWithdrawn(pageId, incidentId, systemId, personId, word(why), now));
            case PageEvent.NobodyAnswered(int tried) -> List.of(new NobodyAnswered(incidentId, systemId, tried, now));
            case PageEvent.LadderEnded ended -> List.of();
            case PageEvent.ResponderRequested(ResponderRequest request) ->
                List.of(new ResponderRequested(
                        request.id(), incidentId, systemId, request.systemId(), request.by(), request.message(), now));
            case PageEvent.ResponderPassedOver passed -> List.of();
            case PageEvent.ResponderCalled(
                    ResponderRequest request,
                    UUID pageId,
                    int position,
                    Rung rung,
                    var u,
                    var x) ->
                List.of(new PageQueued(
                        pageId,
                        incidentId,
                        systemId,
                        rung.personId(),
                        0,
                        request.reason(),
                        now,
                        request.by(),
                        request.systemId(),
                        // Of the system that is asked for, and a request names no area of it.
                        null));
            case PageEvent.ResponderRequestEnded(ResponderRequest request, RequestState how, Optional<String> by) ->
                List.of(new ResponderRequestEnded(
                        request.id(), incidentId, systemId, request.systemId(), how.word(), by.orElse(null), now));
            case PageEvent.SeverityChanged(var from, var to, String by, Optional<String> reason, int seats) ->
                List.of(new IncidentSeverityChanged(
                        incidentId, systemId, from.name(), to.name(), by, reason.orElse(null), now, seats));
            case PageEvent.Reopened(Reopener.Person(String by, String reason)) ->
                List.of(new IncidentRetriggered(incidentId, systemId, IncidentRetriggered.REOPENED, by, reason, now));
            case PageEvent.Reopened(Reopener.MonitoringTool tool) ->
                List.of(new IncidentRetriggered(
                        incidentId,
                        systemId,
                        IncidentRetriggered.REOPENED,
                        null,
                        "it fired again after " + HistoryText.words(tool.after()),
                        now));
            case PageEvent.Resolved resolved ->
                List.of(new IncidentResolved(
                        incidentId,
                        systemId,
                        incident.title(),
                        incident.severity().name(),
                        incident.fingerprint(),
                        resolved.how().word(),
                        resolved.note().orElse(null),
                        resolved.by().orElse(null),
                        incident.openedAt(),
                        incident.state().acknowledgement().map(Acknowledged::at).orElse(null),
                        now,
                        area(incident, catalog).flatMap(Area::productOwner).orElse(null)));
        };
    }

    private static Optional<Area> area(Incident incident, Catalog catalog) {
        return catalog.system(incident.systemId().orElse(null))
                .flatMap(system -> incident.areaId().flatMap(system::area));
    }

    private static List<Record> accepted(PageAccepted accepted, Optional<IncidentAcknowledged> first) {
        return first.<List<Record>>map(acknowledged -> List.of(accepted, acknowledged))
                .orElseGet(() -> List.of(accepted));
    }

    static Record told(FoundGap found) {
        return new OwnershipGapFound(
                found.incidentId(),
                found.systemId().orElse(null),
                found.gap().reason().word(),
                found.gap().detail(),
                found.foundAt());
    }

    private static String word(PageEvent.Withdrawn.Why why) {
        return switch (why) {
            case REROUTED -> "rerouted";
            case REQUEST_CANCELLED -> "request-cancelled";
            case ACCEPTED_BY_ANOTHER -> "accepted-by-another";
            case RESOLVED -> "resolved";
        };
    }
}
