package io.bridgekeeper.paging.change;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes, and which systems they were made to. */
@ApplicationScoped
public class ChangeRepository {

    private static final String COLUMNS = ColumnMapper.columns(ChangeRow.class, "c");

    /** Answers whether it is new: not where the same teller has told one under its id. */
    Uni<Boolean> add(Mutiny.Session session, Change change) {
        return session.createNativeQuery("""
                        insert into change_event (id, told_by, told_id, kind, summary, at, system_ids, labels, source,
                            url, who, received_at)
                        values (:id, :toldBy, cast(:toldId as text), :kind, :summary, :at, :systemIds, :labels,
                            cast(:source as text), cast(:url as text), cast(:who as text), :receivedAt)
                        on conflict (told_by, told_id) do nothing""")
                .setParameter("id", change.id())
                .setParameter("toldBy", change.toldBy())
                .setParameter("toldId", change.toldId().orElse(null))
                .setParameter("kind", change.kind().name())
                .setParameter("summary", change.summary())
                .setParameter("at", change.at())
                .setParameter("systemIds", ChangeMapper.write(change.systemIds()))
                .setParameter("labels", ChangeMapper.write(change.labels()))
                .setParameter("source", change.source().orElse(null))
                .setParameter("url", change.url().orElse(null))
                .setParameter("who", change.who().orElse(null))
                .setParameter("receivedAt", change.receivedAt())
                .executeUpdate()
                .chain(added -> added == 0
                        ? Uni.createFrom().item(false)
                        : addSystems(session, change).replaceWith(true));
    }

    private static Uni<Integer> addSystems(Mutiny.Session session, Change change) {
        return session.createNativeQuery("insert into change_event_system (change_id, system_id, at)"
                        + " select :id, system_id, :at from unnest(cast(:systems as text[])) as s (system_id)")
                .setParameter("id", change.id())
                .setParameter("at", change.at())
                .setParameter("systems", change.systemIds().toArray(String[]::new))
                .executeUpdate();
    }

    Uni<Optional<Change>> told(Mutiny.Session session, String toldBy, String toldId) {
        return session.createQuery("from ChangeRow c where c.toldBy = :toldBy and c.toldId = :toldId", ChangeRow.class)
                .setParameter("toldBy", toldBy)
                .setParameter("toldId", toldId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ChangeMapper::change));
    }

    /**
     * Those of a period, up to one more than asked for, the newest first.
     *
     * @param systemId empty: of all systems, and of none
     */
    Uni<List<Change>> list(Mutiny.Session session, Optional<String> systemId, Range period, Slice slice) {
        return systemId.map(id -> session.createNativeQuery("""
                                select %s from change_event_system s join change_event c on c.id = s.change_id
                                where s.system_id = :system and s.at >= :from and s.at < :until
                                    and (s.at, s.change_id) < (:at, :id)
                                order by s.at desc, s.change_id desc limit :limit""".formatted(COLUMNS), ChangeRow.class)
                        .setParameter("system", id))
                .orElseGet(() -> session.createNativeQuery("""
                                select %s from change_event c where c.at >= :from and c.at < :until
                                    and (c.at, c.id) < (:at, :id)
                                order by c.at desc, c.id desc limit :limit""".formatted(COLUMNS), ChangeRow.class))
                .setParameter("from", period.from())
                .setParameter("until", period.until())
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setParameter("limit", slice.sought())
                .getResultList()
                .map(ChangeRepository::changes);
    }

    /**
     * Those of some systems that are nearest to a moment, of each system at most so many before and after it; in no
     * order.
     *
     * @param moment within the period
     */
    public Uni<List<Change>> around(
            Mutiny.Session session, Collection<String> systemIds, Range period, Instant moment, int limit) {
        return session.createNativeQuery("""
                        select %s from change_event c where c.id = any(array(
                            select near.change_id from unnest(cast(:systems as text[])) as asked (system_id), lateral (
                                (select s.change_id from change_event_system s where s.system_id = asked.system_id
                                    and s.at >= :from and s.at <= :moment order by s.at desc limit :limit)
                                union all
                                (select s.change_id from change_event_system s where s.system_id = asked.system_id
                                    and s.at > :moment and s.at < :until order by s.at limit :limit)) as near))""".formatted(COLUMNS), ChangeRow.class)
                .setParameter("systems", systemIds.toArray(String[]::new))
                .setParameter("from", period.from())
                .setParameter("until", period.until())
                .setParameter("moment", moment)
                .setParameter("limit", limit)
                .getResultList()
                .map(ChangeRepository::changes);
    }

    /** Which of some systems have told any change since a moment. */
    public Uni<List<String>> systemsWithChanges(Mutiny.Session session, Collection<String> systemIds, Instant since) {
        return session.createNativeQuery("""
                        select asked.system_id from unnest(cast(:systems as text[])) as asked (system_id)
                        where exists (select 1 from change_event_system s
                            where s.system_id = asked.system_id and s.at >= :since)""", String.class)
                .setParameter("systems", systemIds.toArray(String[]::new))
                .setParameter("since", since)
                .getResultList();
    }

    /** Answers how many; those that somebody else is removing are left to them. */
    Uni<Integer> removeBefore(Mutiny.Session session, Instant before, int limit) {
        return session.createNativeQuery("""
                        delete from change_event where id = any(array(
                            select c.id from change_event c where c.at < :before order by c.at
                            for update skip locked limit :limit))""")
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private static List<Change> changes(List<ChangeRow> rows) {
        return rows.stream().map(ChangeMapper::change).toList();
    }
}
