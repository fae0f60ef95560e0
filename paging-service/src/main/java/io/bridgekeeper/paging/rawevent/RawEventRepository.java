package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Raw events, and which of them are dead letters. */
@ApplicationScoped
class RawEventRepository {

    private static final String COLUMNS = ColumnMapper.columns(RawEventRow.class, "e");

    /** One that is there already stays as it is. */
    Uni<Integer> add(Mutiny.Session session, RawEvent event) {
        return session.createNativeQuery("""
                        insert into raw_event (id, integration_id, format, headers, path, query, body, body_length, cut,
                            received_at, outcome, signal_ids, why, faults, dead_letter)
                        values (:id, :integration, :format, :headers, :path, :query, :body, :bodyLength, :cut,
                            :receivedAt, :outcome, :signalIds, cast(:why as text), :faults, :deadLetter)
                        on conflict (id) do nothing""")
                .setParameter("id", event.id())
                .setParameter("integration", event.integrationId())
                .setParameter("format", event.format())
                .setParameter("headers", RawEventMapper.write(event.headers()))
                .setParameter("path", event.path())
                .setParameter("query", event.query())
                .setParameter("body", event.body())
                .setParameter("bodyLength", event.bodyLength())
                .setParameter("cut", event.cut())
                .setParameter("receivedAt", event.receivedAt())
                .setParameter("outcome", event.outcome().name())
                .setParameter("signalIds", RawEventMapper.write(event.signalIds()))
                .setParameter("why", event.why().orElse(null))
                .setParameter("faults", RawEventMapper.write(event.faults()))
                .setParameter("deadLetter", event.isDeadLetter())
                .executeUpdate();
    }

    /**
     * The newest of an integration.
     *
     * @param deadLetters only those that could not be read
     */
    Uni<List<RawEvent>> newest(Mutiny.Session session, UUID integrationId, boolean deadLetters, Slice slice) {
        String kind = deadLetters ? " and e.dead_letter" : "";
        String behind = slice.after().isPresent() ? " and (e.received_at, e.id) < (:at, :id)" : "";
        var query = session.createNativeQuery(
                        "select " + COLUMNS + " from raw_event e where e.integration_id = :integration" + kind + behind
                                + " order by e.received_at desc, e.id desc limit :limit",
                        RawEventRow.class)
                .setParameter("integration", integrationId)
                .setParameter("limit", slice.sought());
        slice.after().ifPresent(cursor -> query.setParameter("at", cursor.at()).setParameter("id", cursor.id()));
        return query.getResultList()
                .map(rows -> rows.stream().map(RawEventMapper::event).toList());
    }

    /** One of this integration; what is another one's is not found. */
    Uni<Optional<RawEvent>> one(Mutiny.Session session, UUID integrationId, UUID id) {
        return session.find(RawEventRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.integrationId.equals(integrationId))
                        .map(RawEventMapper::event));
    }

    /** Notes that a dead letter could be read; the first who says so is believed, all others change nothing. */
    Uni<Integer> replayed(Mutiny.Session session, UUID integrationId, UUID id, RawEvent.Replay replay) {
        return session.createNativeQuery("""
                        update raw_event set replayed_at = :at, replayed_by = :by, replay_outcome = :outcome,
                            replay_signal_ids = :signalIds
                        where id = :id and integration_id = :integration and dead_letter and replayed_at is null""")
                .setParameter("id", id)
                .setParameter("integration", integrationId)
                .setParameter("at", replay.at())
                .setParameter("by", replay.by())
                .setParameter("outcome", replay.outcome().name())
                .setParameter("signalIds", RawEventMapper.write(replay.signalIds()))
                .executeUpdate();
    }

    /** Removes all but the newest of one kind; those that somebody else is removing are left to them. */
    Uni<Integer> removeBeyond(Mutiny.Session session, UUID integrationId, boolean deadLetters, int most) {
        return session.createNativeQuery("""
                        delete from raw_event where id = any(array(
                            select e.id from raw_event e
                            where e.integration_id = :integration and e.dead_letter = :deadLetters
                            order by e.received_at desc, e.id desc offset :most for update skip locked))""")
                .setParameter("integration", integrationId)
                .setParameter("deadLetters", deadLetters)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Answers how many; those that somebody else is removing are left to them. */
    Uni<Integer> removeBefore(Mutiny.Session session, Instant before, int limit) {
        return session.createNativeQuery("""
                        delete from raw_event where id = any(array(
                            select e.id from raw_event e where e.received_at < :before order by e.received_at
                            for update skip locked limit :limit))""")
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
