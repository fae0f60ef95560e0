package io.bridgekeeper.paging.duty;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was last said of who can be called, and what has changed since. */
@ApplicationScoped
class DutyRepository {

    private static final String COLUMNS = ColumnMapper.columns(LookRow.class, "on_call_look");

    Uni<Look.Last> last(Mutiny.Session session) {
        return session.find(LookRow.class, 1).map(LookRow::toLast);
    }

    /** Keeps everybody else from saying anything until the transaction ends; empty where somebody else does it just now. */
    Uni<Optional<Look.Last>> claim(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select " + COLUMNS + " from on_call_look where id = 1 for update skip locked", LookRow.class)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(LookRow::toLast));
    }

    /** Whether overrides were changed and nobody has looked. */
    Uni<Boolean> isNoted(Mutiny.Session session) {
        return session.createNativeQuery("select exists (select 1 from on_call_note)", Boolean.class)
                .getSingleResult();
    }

    /** Before the overrides are read: what is changed meanwhile stays noted. */
    Uni<Void> takeNotes(Mutiny.Session session) {
        return session.createNativeQuery("delete from on_call_note")
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What was said last under each key, as its event had it. */
    Uni<Map<String, String>> all(Mutiny.Session session) {
        return session.createQuery("select s.key, s.data from SaidRow s", Object[].class)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    /** @param rows as {@link DutyMapper#rows} writes them */
    Uni<Void> keep(Mutiny.Session session, String rows) {
        return session.createNativeQuery("""
                        insert into on_call_said (key, data)
                        select s.key, s.data
                        from json_to_recordset(cast(cast(:rows as text) as json)) as s(key text, data text)
                        on conflict (key) do update set data = excluded.data""")
                .setParameter("rows", rows)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** To be called by who has claimed it. */
    Uni<Void> looked(Mutiny.Session session, long catalogNumber, Instant at) {
        return session.find(LookRow.class, 1)
                .invoke(row -> {
                    row.catalogNumber = catalogNumber;
                    row.lookedAt = at;
                })
                .replaceWithVoid();
    }
}
