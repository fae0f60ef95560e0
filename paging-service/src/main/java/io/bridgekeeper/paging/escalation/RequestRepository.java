package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.StepText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Requests for responders. They change only under the lock of their incident. */
@ApplicationScoped
public class RequestRepository {

    /** In the order in which they were made. */
    public Uni<List<ResponderRequest>> ofIncident(Mutiny.Session session, UUID incidentId) {
        return ofIncidents(session, List.of(incidentId)).map(known -> known.getOrDefault(incidentId, List.of()));
    }

    /** By incident, in the order in which they were made; one without requests is not there. */
    Uni<Map<UUID, List<ResponderRequest>>> ofIncidents(Mutiny.Session session, Collection<UUID> incidents) {
        return session.createQuery(
                        "from RequestRow r where r.incidentId in :incidents order by r.askedAt, r.id", RequestRow.class)
                .setParameter("incidents", incidents)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(RequestRepository::request)
                        .collect(Collectors.groupingBy(ResponderRequest::incidentId)));
    }

    /** Incidents of requests whose time is up; the longest overdue first, and one perhaps more than once. */
    Uni<List<UUID>> due(Mutiny.Session session, Instant now, int limit) {
        return session.createQuery(
                        "select r.incidentId from RequestRow r where r.stepEndsAt <= :now order by r.stepEndsAt",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** When the time of the first of those that still run is up; empty where none runs. */
    Uni<Optional<Instant>> nextDue(Mutiny.Session session, Instant now) {
        return session.createQuery(
                        "select min(r.stepEndsAt) from RequestRow r where r.stepEndsAt > :now", Instant.class)
                .setParameter("now", now)
                .getSingleResult()
                .map(Optional::ofNullable);
    }

    /** Writes new requests, and what became of those that {@code before} had read with this session. */
    Uni<Void> change(Mutiny.Session session, List<ResponderRequest> before, List<ResponderRequest> after) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ResponderRequest request : after) {
            boolean isNew = before.stream().noneMatch(known -> known.id().equals(request.id()));
            if (isNew) {
                all = all.chain(() -> session.persist(newRow(request)));
            } else if (!before.contains(request)) {
                all = all.chain(() -> session.find(RequestRow.class, request.id()))
                        .invoke(row -> change(row, request))
                        .replaceWithVoid();
            }
        }
        return all;
    }

    private static RequestRow newRow(ResponderRequest request) {
        RequestRow row = new RequestRow();
        row.id = request.id();
        row.incidentId = request.incidentId();
        row.systemId = request.systemId();
        row.systemName = request.systemName();
        row.askedBy = request.by();
        row.message = request.message();
        row.askedAt = request.askedAt();
        row.steps = StepText.write(request.steps());
        change(row, request);
        return row;
    }

    private static void change(RequestRow row, ResponderRequest request) {
        row.position = request.position();
        row.stepEndsAt = request.stepEndsAt().orElse(null);
        row.state = request.state().word();
        row.endedBy = request.endedBy().orElse(null);
        row.endedAt = request.endedAt().orElse(null);
    }

    private static ResponderRequest request(RequestRow row) {
        return new ResponderRequest(
                row.id,
                row.incidentId,
                row.systemId,
                row.systemName,
                row.askedBy,
                row.message,
                row.askedAt,
                StepText.read(row.steps),
                row.position,
                Optional.ofNullable(row.stepEndsAt),
                RequestState.of(row.state),
                Optional.ofNullable(row.endedBy),
                Optional.ofNullable(row.endedAt));
    }
}
