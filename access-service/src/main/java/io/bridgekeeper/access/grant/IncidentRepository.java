package io.bridgekeeper.access.grant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The access side of incidents. */
@ApplicationScoped
class IncidentRepository {

    private final GrantRepository grants;

    IncidentRepository(GrantRepository grants) {
        this.grants = grants;
    }

    /**
     * Locks incidents until commit, in an order that all keep to. Whoever changes a grant, or writes events of its
     * incident, holds the incident.
     */
    Uni<Void> lock(Mutiny.Session session, Collection<UUID> incidentIds) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID incidentId : incidentIds.stream().distinct().sorted().toList()) {
            all = all.chain(() -> row(session, incidentId)).replaceWithVoid();
        }
        return all;
    }

    /** The incident, locked until commit; begun if it was never heard of. */
    Uni<Incident> load(Mutiny.Session session, UUID incidentId) {
        return session.createNativeQuery(
                        "insert into incident (incident_id) values (:incidentId) on conflict do nothing")
                .setParameter("incidentId", incidentId)
                .executeUpdate()
                .chain(() -> row(session, incidentId))
                .chain(row -> departures(session, incidentId)
                        .chain(departures -> pages(session, incidentId)
                                .chain(pages -> grants.ofIncident(session, incidentId)
                                        .map(held -> new Incident(
                                                incidentId,
                                                row.resolvedAt,
                                                departures.stream()
                                                        .collect(Collectors.toMap(d -> d.personId, d -> d.leftAt)),
                                                pages.stream()
                                                        .map(PageRow::toPage)
                                                        .toList(),
                                                held)))));
    }

    /** Writes what differs from what is stored of an incident that {@link #load} gave in this session. */
    Uni<Void> save(Mutiny.Session session, Incident incident) {
        UUID incidentId = incident.incidentId();
        return row(session, incidentId)
                .invoke(row -> row.resolvedAt = incident.resolvedAt())
                .chain(() -> departures(session, incidentId))
                .chain(stored -> saveDepartures(session, incident, stored))
                .chain(() -> pages(session, incidentId))
                .chain(stored -> savePages(session, incident, stored))
                .chain(() -> grants.save(session, incident.grants()));
    }

    /** Whether it was heard of, as one that people are called for, and is not resolved. */
    Uni<Boolean> isOpen(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "select count(*) from IncidentRow i where i.incidentId = :incidentId and i.resolvedAt is null"
                                + " and exists (from PageRow p where p.incidentId = i.incidentId)",
                        Long.class)
                .setParameter("incidentId", incidentId)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** Whether the person is asked, or has accepted, to respond to it for this system. */
    Uni<Boolean> isCalled(Mutiny.Session session, UUID incidentId, String personId, String systemId) {
        return session.createSelectionQuery(
                        "select count(*) from PageRow where incidentId = :incidentId and personId = :personId"
                                + " and systemId = :systemId and standing <> 'over'",
                        Long.class)
                .setParameter("incidentId", incidentId)
                .setParameter("personId", personId)
                .setParameter("systemId", systemId)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** Incidents with a page that is asked or accepted for one of these systems. */
    Uni<List<UUID>> waitingFor(Mutiny.Session session, Collection<String> systemIds) {
        if (systemIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(
                        "select distinct incidentId from PageRow where systemId in :systemIds and standing <> 'over'",
                        UUID.class)
                .setParameter("systemIds", systemIds)
                .getResultList();
    }

    private static Uni<IncidentRow> row(Mutiny.Session session, UUID incidentId) {
        return session.find(IncidentRow.class, incidentId, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<List<DepartureRow>> departures(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery("from DepartureRow where incidentId = :incidentId", DepartureRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList();
    }

    private static Uni<List<PageRow>> pages(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "from PageRow where incidentId = :incidentId order by pageId", PageRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList();
    }

    private static Uni<Void> saveDepartures(Mutiny.Session session, Incident incident, List<DepartureRow> stored) {
        Map<String, DepartureRow> byPerson =
                stored.stream().collect(Collectors.toMap(row -> row.personId, Function.identity()));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Map.Entry<String, Instant> departure : incident.departures().entrySet()) {
            DepartureRow row = byPerson.get(departure.getKey());
            if (row != null) {
                row.leftAt = departure.getValue();
            } else {
                DepartureRow added = new DepartureRow();
                added.incidentId = incident.incidentId();
                added.personId = departure.getKey();
                added.leftAt = departure.getValue();
                all = all.chain(() -> session.persist(added));
            }
        }
        return all;
    }

    private static Uni<Void> savePages(Mutiny.Session session, Incident incident, List<PageRow> stored) {
        Map<UUID, PageRow> byId = stored.stream().collect(Collectors.toMap(row -> row.pageId, Function.identity()));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Page page : incident.pages()) {
            PageRow row = byId.get(page.pageId());
            if (row != null) {
                row.become(page);
            } else {
                all = all.chain(() -> session.persist(new PageRow(incident.incidentId(), page)));
            }
        }
        return all;
    }
}
