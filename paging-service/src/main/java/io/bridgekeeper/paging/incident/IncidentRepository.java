package io.bridgekeeper.paging.incident;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Incidents, their history and the ownership gaps that they showed. */
@ApplicationScoped
public class IncidentRepository {

    private static final String GAP_COLUMNS = ColumnMapper.columns(OwnershipGapRow.class, "g");

    private static final String COLUMNS = ColumnMapper.columns(IncidentRow.class, "i");

    /** Writes new incidents. */
    public Uni<Void> open(Mutiny.Session session, List<OpenedIncident> opened) {
        List<IncidentRow> rows = new ArrayList<>();
        List<HistoryRow> history = new ArrayList<>();
        for (OpenedIncident one : opened) {
            IncidentRow row = IncidentMapper.newRow(one.incident());
            rows.add(row);
            history.addAll(append(row, one.history()));
        }
        return session.persistAll(rows.toArray()).chain(() -> session.persistAll(history.toArray()));
    }

    /**
     * Lets no further signal join these, which this session has locked: their group has had its time. They stay open.
     *
     * <p>At once, before the next incident of the group is written.
     */
    public Uni<Void> endJoining(Mutiny.Session session, Collection<UUID> incidents) {
        return session.createNativeQuery("update incident set join_key = join_key || '#' || id"
                        + " where id = any(cast(:incidents as uuid[]))")
                .setParameter("incidents", incidents.toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Reads an incident and keeps everybody else from changing it until the transaction ends. */
    public Uni<Optional<Incident>> lock(Mutiny.Session session, UUID id) {
        return session.find(IncidentRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(IncidentMapper::incident));
    }

    /**
     * Locks the open incidents that problems may belong to: those of their open alerts, and those with their join keys. And
     * those that ended by themselves lately, and in which the problems cleared last.
     *
     * <p>One statement, because it runs for all signals; in the order of ids, so that no two wait for each other. Its
     * shape leaves the database no choice but to look each problem up, also where its statistics are old (decision 0009).
     *
     * @param overSince what ended before, by this service's clock, is over for good
     */
    public Uni<List<Incident>> lockOpen(Mutiny.Session session, Collection<ProblemKeys> problems, Instant overSince) {
        return session.createNativeQuery("""
                        with asked as (
                            select * from unnest(cast(:integrations as uuid[]), cast(:dedupKeys as text[]),
                                cast(:joinScopes as uuid[]), cast(:joinKeys as text[]))
                                as k (integration_id, dedup_key, join_scope, join_key))
                        select %s from incident i
                        where (i.state is distinct from 'resolved' or i.how = 'self-cleared' and i.resolved_by is null
                                and i.resolved_at >= :overSince)
                            and i.id = any(array(
                            select found.id from asked, lateral (
                                (select a.incident_id from alert a where a.integration_id = asked.integration_id
                                    and a.dedup_key = asked.dedup_key and a.state = 'open' limit 1)
                                union all
                                (select j.id from incident j where j.join_scope = asked.join_scope
                                    and j.join_key = asked.join_key and j.state <> 'resolved' limit 1)
                                union all
                                (select e.incident_id from last_end e where e.integration_id = asked.integration_id
                                    and e.dedup_key = asked.dedup_key and e.incident_id is not null limit 1))
                                as found (id)))
                        order by i.id for update of i""".formatted(COLUMNS), IncidentRow.class)
                .setParameter("overSince", overSince)
                .setParameter(
                        "integrations",
                        problems.stream().map(ProblemKeys::integrationId).toArray(UUID[]::new))
                .setParameter(
                        "dedupKeys",
                        problems.stream().map(ProblemKeys::dedupKey).toArray(String[]::new))
                .setParameter(
                        "joinScopes",
                        problems.stream().map(ProblemKeys::joinScope).toArray(UUID[]::new))
                .setParameter(
                        "joinKeys", problems.stream().map(ProblemKeys::joinKey).toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    /** Writes what became of an incident that this session has locked or opened, and further lines of its history. */
    public Uni<Void> change(Mutiny.Session session, Incident incident, List<HistoryEntry> history) {
        return session.find(IncidentRow.class, incident.id()).chain(row -> {
            IncidentMapper.change(row, incident);
            return session.persistAll(append(row, history).toArray());
        });
    }

    public Uni<Void> keep(Mutiny.Session session, List<FoundGap> gaps) {
        return session.persistAll(gaps.stream()
                .map(found -> {
                    OwnershipGapRow row = new OwnershipGapRow();
                    row.id = found.id();
                    row.incidentId = found.incidentId();
                    row.systemId = found.systemId().orElse(null);
                    row.reason = found.gap().reason().name();
                    row.detail = found.gap().detail();
                    row.foundAt = found.foundAt();
                    return row;
                })
                .toArray());
    }

    public Uni<Optional<Incident>> find(Mutiny.Session session, UUID id) {
        return session.find(IncidentRow.class, id)
                .map(row -> Optional.ofNullable(row).map(IncidentMapper::incident));
    }

    /** Another one that signals of the same problem join now. */
    public Uni<Optional<UUID>> openOfSameProblem(Mutiny.Session session, UUID id) {
        return session.createQuery(
                        "select other.id from IncidentRow i, IncidentRow other where i.id = :id and other.id <> i.id"
                                + " and other.joinScope = i.joinScope and other.joinKey = i.joinKey"
                                + " and other.state <> 'resolved'",
                        UUID.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** In no particular order. */
    public Uni<List<Incident>> all(Mutiny.Session session, Collection<UUID> ids) {
        return session.createQuery("from IncidentRow i where i.id in :ids", IncidentRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    /**
     * The newest first.
     *
     * @param after only what comes behind it
     */
    public Uni<List<Incident>> newest(
            Mutiny.Session session, IncidentFilter filter, Optional<Cursor> after, int limit) {
        // Said beside the states, too: so the index of what is open serves, whatever else there is.
        String open = filter.isOpenOnly() ? " and i.resolved_at is null" : "";
        String states = filter.states().isEmpty() ? "" : " and i.state = any(:states)";
        String systems = filter.systems().isEmpty() ? "" : " and i.system_id = any(:systems)";
        String severities = filter.severities().isEmpty() ? "" : " and i.severity = any(:severities)";
        String since = filter.since().isPresent() ? " and i.opened_at >= :since" : "";
        String until = filter.until().isPresent() ? " and i.opened_at < :until" : "";
        String behind = after.isPresent() ? " and (i.opened_at, i.id) < (:at, :id)" : "";
        var query = session.createNativeQuery(
                        "select " + COLUMNS + " from incident i where true" + open + states + systems + severities
                                + since + until + behind + " order by i.opened_at desc, i.id desc limit :limit",
                        IncidentRow.class)
                .setParameter("limit", limit);
        set(query, "states", filter.states());
        set(query, "systems", filter.systems());
        set(query, "severities", filter.severities());
        filter.since().ifPresent(at -> query.setParameter("since", at));
        filter.until().ifPresent(at -> query.setParameter("until", at));
        after.ifPresent(cursor -> query.setParameter("at", cursor.at()).setParameter("id", cursor.id()));
        return query.getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    /** Those of an integration that opened after a moment, the newest first. */
    public Uni<List<Incident>> newestOf(Mutiny.Session session, UUID integrationId, Instant after, int limit) {
        return session.createQuery(
                        "from IncidentRow i where i.integrationId = :integration and i.openedAt > :after"
                                + " order by i.openedAt desc",
                        IncidentRow.class)
                .setParameter("integration", integrationId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    /** The newest so many of each integration that opened after a moment, the newest first. Reads all since then. */
    public Uni<List<Incident>> newestOfEach(Mutiny.Session session, Instant after, int each) {
        return session.createNativeQuery("""
                        select %s from incident i where i.id = any(array(
                            select ranked.id from (
                                select id, row_number() over (partition by integration_id order by opened_at desc) as rank
                                from incident where opened_at > :after) as ranked
                            where ranked.rank <= :each))
                        order by i.opened_at desc""".formatted(COLUMNS), IncidentRow.class)
                .setParameter("after", after)
                .setParameter("each", each)
                .getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    /** Earlier incidents of the same problem, the last first. */
    public Uni<List<Incident>> occurrencesBefore(Mutiny.Session session, Incident incident, int limit) {
        return session.createQuery(
                        "from IncidentRow i where i.fingerprint = :fingerprint and i.openedAt < :openedAt"
                                + " order by i.openedAt desc",
                        IncidentRow.class)
                .setParameter("fingerprint", incident.fingerprint())
                .setParameter("openedAt", incident.openedAt())
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(IncidentMapper::incident).toList());
    }

    public Uni<List<HistoryEntry>> history(Mutiny.Session session, UUID incidentId) {
        return session.createQuery("from HistoryRow h where h.incidentId = :id order by h.seq", HistoryRow.class)
                .setParameter("id", incidentId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new HistoryEntry(row.at, row.what))
                        .toList());
    }

    private static void set(Mutiny.SelectionQuery<IncidentRow> query, String parameter, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            query.setParameter(parameter, wanted.toArray(String[]::new));
        }
    }

    /**
     * The newest first.
     *
     * @param after only what comes behind it
     */
    public Uni<List<FoundGap>> newestGaps(Mutiny.Session session, Optional<Cursor> after, int limit) {
        String behind = after.isPresent() ? " where (g.found_at, g.id) < (:at, :id)" : "";
        var query = session.createNativeQuery(
                        "select " + GAP_COLUMNS + " from ownership_gap g" + behind
                                + " order by g.found_at desc, g.id desc limit :limit",
                        OwnershipGapRow.class)
                .setParameter("limit", limit);
        after.ifPresent(cursor -> query.setParameter("at", cursor.at()).setParameter("id", cursor.id()));
        return query.getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new FoundGap(
                                row.id,
                                row.incidentId,
                                Optional.ofNullable(row.systemId),
                                new OwnershipGap(OwnershipGap.Reason.valueOf(row.reason), row.detail),
                                row.foundAt))
                        .toList());
    }

    /** Problems since a moment whose signals matched nothing in the catalog, the most frequent first. */
    public Uni<List<Unmatched>> unmatched(Mutiny.Session session, Instant since, int limit) {
        return session.createQuery(
                        "select i.fingerprint, count(i), sum(i.alerts), max(i.openedAt) from IncidentRow i"
                                + " where i.systemId is null and i.openedAt > :since"
                                + " group by i.fingerprint order by count(i) desc, max(i.openedAt) desc",
                        Object[].class)
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList()
                .chain(counts -> newestOf(session, counts));
    }

    private static Uni<List<Unmatched>> newestOf(Mutiny.Session session, List<Object[]> counts) {
        return session.createQuery(
                        "from IncidentRow i where i.systemId is null and i.openedAt in :lasts", IncidentRow.class)
                .setParameter(
                        "lasts",
                        counts.stream().map(count -> (Instant) count[3]).toList())
                .getResultList()
                .map(rows -> {
                    Map<String, IncidentRow> newest = new HashMap<>();
                    rows.stream()
                            .sorted(Comparator.comparing(row -> row.openedAt))
                            .forEach(row -> newest.put(row.fingerprint, row));
                    return counts.stream()
                            .filter(count -> newest.containsKey((String) count[0]))
                            .map(count -> unmatched(count, newest.get((String) count[0])))
                            .toList();
                });
    }

    private static Unmatched unmatched(Object[] count, IncidentRow newest) {
        return new Unmatched(
                newest.integrationId,
                newest.fingerprint,
                (Long) count[1],
                (Long) count[2],
                newest.title,
                FactsMapper.read(newest.facts).labels(),
                (Instant) count[3]);
    }

    /** Incidents whose running step's time is up; the longest overdue first. */
    public Uni<List<UUID>> due(Mutiny.Session session, Instant now, int limit) {
        return session.createQuery(
                        "select i.id from IncidentRow i where i.escalateAt <= :now order by i.escalateAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** When the first of the steps that still run is over; empty where none runs. */
    public Uni<Optional<Instant>> nextDue(Mutiny.Session session, Instant now) {
        return session.createQuery(
                        "select min(i.escalateAt) from IncidentRow i where i.escalateAt > :now", Instant.class)
                .setParameter("now", now)
                .getSingleResult()
                .map(Optional::ofNullable);
    }

    private static List<HistoryRow> append(IncidentRow incident, List<HistoryEntry> history) {
        List<HistoryRow> rows = new ArrayList<>();
        for (HistoryEntry entry : history) {
            HistoryRow row = new HistoryRow();
            row.incidentId = incident.id;
            row.seq = ++incident.historyLength;
            row.at = entry.at();
            row.what = entry.what();
            rows.add(row);
        }
        return rows;
    }
}
