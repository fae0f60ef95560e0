package io.bridgekeeper.paging.incident;

import io.bridgekeeper.outbox.ColumnMapper;
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

/** Alerts. They change only under the lock of their incident. */
@ApplicationScoped
public class AlertRepository {

    private static final String COLUMNS = ColumnMapper.columns(LastEndRow.class, "e");

    /** Alerts of incidents that this session has locked, open or cleared, as far as they are of these problems. */
    public Uni<List<Alert>> of(Mutiny.Session session, Collection<UUID> incidents, Collection<String> dedupKeys) {
        return session.createQuery(
                        "from AlertRow a where a.incidentId in :incidents and a.dedupKey in :dedupKeys", AlertRow.class)
                .setParameter("incidents", incidents)
                .setParameter("dedupKeys", dedupKeys)
                .getResultList()
                .map(rows -> rows.stream().map(AlertRepository::alert).toList());
    }

    public Uni<Void> addAll(Mutiny.Session session, List<Alert> added) {
        return session.persistAll(added.stream().map(AlertRepository::row).toArray());
    }

    private static AlertRow row(Alert alert) {
        AlertRow row = new AlertRow();
        row.id = alert.id();
        row.incidentId = alert.incidentId();
        row.integrationId = alert.integrationId();
        row.dedupKey = alert.dedupKey();
        row.title = alert.title();
        row.firstAt = alert.firstAt();
        change(row, alert);
        return row;
    }

    /** @param alert read with this session */
    public Uni<Void> change(Mutiny.Session session, Alert alert) {
        return session.find(AlertRow.class, alert.id())
                .invoke(row -> change(row, alert))
                .replaceWithVoid();
    }

    /**
     * Incidents are resolved by people, and their alerts with them.
     *
     * @param closedAt when, by this service's clock; the alerts themselves end at their last signal
     */
    public Uni<Void> closeAll(Mutiny.Session session, Collection<UUID> incidents, Instant closedAt) {
        return session.createNativeQuery("""
                        with over as (
                            update alert set state = 'cleared', cleared_at = last_at
                            where incident_id = any(cast(:incidents as uuid[])) and state is distinct from 'cleared'
                            returning integration_id, dedup_key, last_at)
                        update last_end e set ended_at = greatest(e.ended_at, over.last_at), closed_at = :closedAt,
                            incident_id = null
                        from over where e.integration_id = over.integration_id and e.dedup_key = over.dedup_key""")
                .setParameter("incidents", incidents.toArray(UUID[]::new))
                .setParameter("closedAt", closedAt)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * When problems were last over, in whichever incident; keeps everybody else who asks waiting until the transaction
     * ends.
     *
     * <p>The lock stands in for that of an open incident where there is none: of two signals of one problem that come
     * at once, the second sees what the first made of it.
     *
     * @return of those that were asked for before, by now or ever; the others are new, which most are
     */
    public Uni<Map<Problem, LastEnd>> lockLastEnds(Mutiny.Session session, Collection<Problem> problems) {
        // The insert is the lock of a new one.
        return session.createNativeQuery("""
                        insert into last_end (integration_id, dedup_key)
                        select * from unnest(cast(:integrations as uuid[]), cast(:dedupKeys as text[])) as k
                        order by 1, 2 on conflict do nothing""")
                .setParameter("integrations", integrations(problems))
                .setParameter("dedupKeys", dedupKeys(problems))
                .executeUpdate()
                .chain(inserted -> inserted == problems.size()
                        ? Uni.createFrom().item(Map.of())
                        : session.createNativeQuery("""
                                        select %s from
                                            (select * from unnest(cast(:integrations as uuid[]), cast(:dedupKeys as text[]))
                                                as k (integration_id, dedup_key) order by 1, 2) asked,
                                            lateral (select * from last_end known
                                                where known.integration_id = asked.integration_id
                                                    and known.dedup_key = asked.dedup_key
                                                limit 1 for update) e""".formatted(COLUMNS), LastEndRow.class)
                                .setParameter("integrations", integrations(problems))
                                .setParameter("dedupKeys", dedupKeys(problems))
                                .getResultList()
                                .map(rows -> rows.stream()
                                        .collect(Collectors.toMap(
                                                row -> new Problem(row.integrationId, row.dedupKey),
                                                row -> new LastEnd(
                                                        Optional.ofNullable(row.endedAt),
                                                        Optional.ofNullable(row.closedAt),
                                                        Optional.ofNullable(row.incidentId))))));
    }

    /** @param ends with when, by the clock that stamps signals; an earlier one than is known changes nothing of that */
    public Uni<Void> noteEnds(Mutiny.Session session, Map<Problem, LastEnd> ends) {
        List<Problem> problems = List.copyOf(ends.keySet());
        return session.createNativeQuery("""
                        insert into last_end as e (integration_id, dedup_key, ended_at, incident_id)
                        select integration_id, dedup_key, cast(ended_at as timestamptz), incident_id
                        from unnest(cast(:integrations as uuid[]), cast(:dedupKeys as text[]), cast(:ends as text[]),
                            cast(:incidents as uuid[]))
                            as k (integration_id, dedup_key, ended_at, incident_id)
                        order by 1, 2
                        on conflict (integration_id, dedup_key)
                            do update set ended_at = greatest(e.ended_at, excluded.ended_at),
                                incident_id = coalesce(excluded.incident_id, e.incident_id)""")
                .setParameter("integrations", integrations(problems))
                .setParameter("dedupKeys", dedupKeys(problems))
                .setParameter(
                        "ends",
                        problems.stream()
                                .map(problem -> ends.get(problem)
                                        .endedAt()
                                        .orElseThrow()
                                        .toString())
                                .toArray(String[]::new))
                .setParameter(
                        "incidents",
                        problems.stream()
                                .map(problem -> ends.get(problem).incidentId().orElse(null))
                                .toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static UUID[] integrations(Collection<Problem> problems) {
        return problems.stream().map(Problem::integrationId).toArray(UUID[]::new);
    }

    private static String[] dedupKeys(Collection<Problem> problems) {
        return problems.stream().map(Problem::dedupKey).toArray(String[]::new);
    }

    private static void change(AlertRow row, Alert alert) {
        row.state = alert.isOpen() ? "open" : "cleared";
        row.repeats = alert.repeats();
        row.lastAt = alert.lastAt();
        row.clearedAt = alert.clearedAt().orElse(null);
    }

    private static Alert alert(AlertRow row) {
        return new Alert(
                row.id,
                row.incidentId,
                row.integrationId,
                row.dedupKey,
                row.title,
                row.repeats,
                row.firstAt,
                row.lastAt,
                Optional.ofNullable(row.clearedAt));
    }

    /**
     * Open incidents of which nothing was heard since then, those that are open for longest first.
     *
     * @param systemId only of this system; empty: of all
     */
    public Uni<List<SilentIncident>> silent(
            Mutiny.Session session, Optional<String> systemId, Instant since, int limit) {
        return session.createQuery(
                        "select i.id, i.title, i.systemId, i.openedAt,"
                                + " (select max(a.lastAt) from AlertRow a where a.incidentId = i.id)"
                                + " from IncidentRow i where i.resolvedAt is null and i.openedAt < :since"
                                + " and (:everySystem = true or i.systemId = :system)"
                                + " and not exists (select 1 from AlertRow b where b.incidentId = i.id and b.lastAt >= :since)"
                                + " order by i.openedAt",
                        Object[].class)
                .setParameter("everySystem", systemId.isEmpty())
                .setParameter("system", systemId.orElse(""))
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new SilentIncident(
                                (UUID) row[0],
                                (String) row[1],
                                Optional.ofNullable((String) row[2]),
                                (Instant) row[3],
                                Optional.ofNullable((Instant) row[4]).orElse((Instant) row[3])))
                        .toList());
    }
}
