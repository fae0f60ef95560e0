package io.bridgekeeper.access.grant;

import io.bridgekeeper.outbox.ColumnMapper;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return InTurnFlow.each(
                incidentIds.stream().distinct().sorted().toList(), incidentId -> row(session, incidentId));
    }

    /**
     * An incident that nobody else changes until the transaction ends, as it was loaded.
     *
     * @param departures rows by person
     * @param pages      rows by id
     */
    record Loaded(Incident incident, IncidentRow row, Map<String, DepartureRow> departures, Map<UUID, PageRow> pages) {}

    /** What a loaded incident becomes. */
    record Change(Loaded before, Incident after) {}

    /**
     * Incidents, locked until commit in an order that all keep to; begun where they were never heard of. Each kind of row is
     * read once for all of them.
     *
     * @return one for each id
     */
    Uni<Map<UUID, Loaded>> load(Mutiny.Session session, Collection<UUID> incidentIds) {
        UUID[] ids = incidentIds.stream().distinct().sorted().toArray(UUID[]::new);
        return session.createNativeQuery("insert into incident (incident_id)"
                        + " select id from unnest(cast(:ids as uuid[])) as id order by id on conflict do nothing")
                .setParameter("ids", ids)
                .executeUpdate()
                .chain(() ->
                        rows(session, "incident", " order by incident_id for no key update", IncidentRow.class, ids))
                .chain(incidents -> rows(session, "departure", "", DepartureRow.class, ids)
                        .chain(departures -> rows(session, "page", " order by page_id", PageRow.class, ids)
                                .chain(pages -> grants.ofIncidents(session, ids)
                                        .map(held -> loaded(incidents, departures, pages, held)))));
    }

    private static Map<UUID, Loaded> loaded(
            List<IncidentRow> incidents, List<DepartureRow> departures, List<PageRow> pages, List<Grant> grants) {
        Map<UUID, List<DepartureRow>> departuresOf =
                departures.stream().collect(Collectors.groupingBy(row -> row.incidentId));
        Map<UUID, List<PageRow>> pagesOf = pages.stream().collect(Collectors.groupingBy(row -> row.incidentId));
        Map<UUID, List<Grant>> grantsOf = grants.stream().collect(Collectors.groupingBy(Grant::incidentId));
        return incidents.stream().collect(Collectors.toMap(row -> row.incidentId, row -> {
            List<DepartureRow> left = departuresOf.getOrDefault(row.incidentId, List.of());
            List<PageRow> called = pagesOf.getOrDefault(row.incidentId, List.of());
            Incident incident = new Incident(
                    row.incidentId,
                    row.resolvedAt,
                    left.stream().collect(Collectors.toMap(d -> d.personId, d -> d.leftAt)),
                    called.stream().map(PageRow::toPage).toList(),
                    grantsOf.getOrDefault(row.incidentId, List.of()));
            return new Loaded(
                    incident,
                    row,
                    left.stream().collect(Collectors.toMap(d -> d.personId, Function.identity())),
                    called.stream().collect(Collectors.toMap(page -> page.pageId, Function.identity())));
        }));
    }

    private static <R> Uni<List<R>> rows(
            Mutiny.Session session, String table, String order, Class<R> row, UUID[] incidentIds) {
        return session.createNativeQuery(
                        "select " + ColumnMapper.columns(row, table) + " from " + table
                                + " where incident_id = any(cast(:ids as uuid[]))" + order,
                        row)
                .setParameter("ids", incidentIds)
                .getResultList();
    }

    /** Writes what differs from what was loaded in this session. */
    Uni<Void> save(Mutiny.Session session, Collection<Change> changes) {
        List<Object> added = new ArrayList<>();
        List<Grant> held = new ArrayList<>();
        for (Change change : changes) {
            Incident after = change.after();
            change.before().row().resolvedAt = after.resolvedAt();
            added.addAll(departed(change.before(), after));
            added.addAll(called(change.before(), after));
            Set<Grant> known = Set.copyOf(change.before().incident().grants());
            after.grants().stream().filter(grant -> !known.contains(grant)).forEach(held::add);
        }
        return session.persistAll(added.toArray()).chain(() -> grants.save(session, held));
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

    /**
     * Whether the person is asked, or has accepted, to respond to an incident for this system.
     *
     * @param areaIds for one of these areas of it; empty: for any
     */
    Uni<Boolean> isCalled(Mutiny.Session session, String personId, String systemId, Set<String> areaIds) {
        var query = session.createSelectionQuery(
                        "select count(*) from PageRow where personId = :personId and systemId = :systemId"
                                + " and standing <> 'over'"
                                + (areaIds.isEmpty() ? "" : " and areaId in :areaIds"),
                        Long.class)
                .setParameter("personId", personId)
                .setParameter("systemId", systemId);
        return (areaIds.isEmpty() ? query : query.setParameter("areaIds", areaIds))
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** The areas of this system that people were called to it for, whatever became of it. */
    Uni<Set<String>> areasOf(Mutiny.Session session, UUID incidentId, String systemId) {
        return session.createSelectionQuery(
                        "select distinct areaId from PageRow where incidentId = :incidentId and systemId = :systemId"
                                + " and areaId is not null",
                        String.class)
                .setParameter("incidentId", incidentId)
                .setParameter("systemId", systemId)
                .getResultList()
                .map(Set::copyOf);
    }

    /** Whether people were called to it for this system, whatever became of it. */
    Uni<Boolean> isOf(Mutiny.Session session, UUID incidentId, String systemId) {
        return session.createSelectionQuery(
                        "select count(*) from PageRow where incidentId = :incidentId and systemId = :systemId",
                        Long.class)
                .setParameter("incidentId", incidentId)
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

    /** Changes the rows that there are. */
    private static List<DepartureRow> departed(Loaded before, Incident after) {
        List<DepartureRow> added = new ArrayList<>();
        after.departures().forEach((personId, leftAt) -> {
            DepartureRow row = before.departures().get(personId);
            if (row == null) {
                row = new DepartureRow();
                row.incidentId = after.incidentId();
                row.personId = personId;
                added.add(row);
            }
            row.leftAt = leftAt;
        });
        return added;
    }

    /** Changes the rows that there are. */
    private static List<PageRow> called(Loaded before, Incident after) {
        List<PageRow> added = new ArrayList<>();
        for (Page page : after.pages()) {
            PageRow row = before.pages().get(page.pageId());
            if (row == null) {
                added.add(new PageRow(after.incidentId(), page));
            } else {
                row.become(page);
            }
        }
        return added;
    }
}
