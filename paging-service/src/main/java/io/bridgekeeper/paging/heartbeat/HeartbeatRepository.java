package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.outbox.ColumnMapper;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Heartbeats, the hashes of their keys, and when anybody last watched. */
@ApplicationScoped
class HeartbeatRepository {

    private static final String COLUMNS = ColumnMapper.columns(HeartbeatRow.class, "heartbeat");

    Uni<Void> add(Mutiny.Session session, Heartbeat heartbeat, Secret key) {
        return session.persist(HeartbeatMapper.newRow(heartbeat, key));
    }

    /** Those that are watched, by name. */
    Uni<List<Heartbeat>> all(Mutiny.Session session) {
        return session.createQuery(
                        "from HeartbeatRow h where h.removedAt is null order by h.name, h.id", HeartbeatRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(HeartbeatMapper::heartbeat).toList());
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createQuery("select count(h) from HeartbeatRow h where h.removedAt is null", Long.class)
                .getSingleResult();
    }

    /** One that is watched, locked. */
    Uni<Optional<Heartbeat>> lock(Mutiny.Session session, UUID id) {
        return session.find(HeartbeatRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row)
                        .map(HeartbeatMapper::heartbeat)
                        .filter(heartbeat -> !heartbeat.removed()));
    }

    /** Locked; empty where no heartbeat that is watched has this key. */
    Uni<Optional<Heartbeat>> lockBehind(Mutiny.Session session, Secret key, Instant now) {
        return session.createNativeQuery("""
                        select %s from heartbeat
                        where key_hash = :hash or previous_key_hash = :hash and previous_until > :now for update""".formatted(COLUMNS), HeartbeatRow.class)
                .setParameter("hash", key.hash())
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(HeartbeatMapper::heartbeat));
    }

    /** Claims some that are missed; what another claims is left to it. */
    Uni<List<Heartbeat>> claimMissed(Mutiny.Session session, Instant now, int limit) {
        return session.createNativeQuery("""
                        select %s from heartbeat where due_at <= :now and missed_at is null and removed_at is null
                        order by due_at limit :limit for update skip locked""".formatted(COLUMNS), HeartbeatRow.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(HeartbeatMapper::heartbeat).toList());
    }

    /** @param heartbeat as it was locked by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, Heartbeat heartbeat) {
        return session.find(HeartbeatRow.class, heartbeat.id())
                .invoke(row -> HeartbeatMapper.change(row, heartbeat))
                .replaceWithVoid();
    }

    /**
     * A new key beside the one of before, which goes on for a while; one that was of before already opens nothing any more.
     *
     * @param id of one that is locked by this session
     */
    Uni<Void> rotate(Mutiny.Session session, UUID id, Secret key, Instant previousUntil) {
        return session.find(HeartbeatRow.class, id)
                .invoke(row -> {
                    row.previousKeyHash = row.keyHash;
                    row.previousUntil = previousUntil;
                    row.keyHash = key.hash();
                })
                .replaceWithVoid();
    }

    /** The key opens nothing any more. */
    Uni<Void> remove(Mutiny.Session session, UUID id, String by, Instant at) {
        return session.find(HeartbeatRow.class, id)
                .invoke(row -> {
                    row.keyHash = null;
                    row.previousKeyHash = null;
                    row.removedBy = by;
                    row.removedAt = at;
                })
                .replaceWithVoid();
    }

    /** Since when nobody has watched, locked; empty where nobody ever did. */
    Uni<Optional<Instant>> lockWatch(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select coalesce(watched_at, timestamptz 'epoch') from heartbeat_watch where id = 1 for update",
                        Instant.class)
                .getSingleResult()
                .map(at -> Optional.of(at).filter(Instant.EPOCH::isBefore));
    }

    Uni<Void> watched(Mutiny.Session session, Instant at) {
        return session.createNativeQuery("update heartbeat_watch set watched_at = :at where id = 1")
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Each that is not missed has its whole time from then on. */
    Uni<Integer> giveTimeAnew(Mutiny.Session session, Instant from) {
        return session.createNativeQuery("""
                        update heartbeat set due_at = greatest(due_at,
                            cast(:from as timestamptz) + (every_seconds + grace_seconds) * interval '1 second')
                        where missed_at is null and removed_at is null""").setParameter("from", from).executeUpdate();
    }
}
