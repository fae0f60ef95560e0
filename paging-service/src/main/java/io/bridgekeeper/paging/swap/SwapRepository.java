package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Requests to swap shifts.
 *
 * <p>Lock order: rotation, request.
 */
@ApplicationScoped
class SwapRepository {

    Uni<Void> add(Mutiny.Session session, Swap swap) {
        return session.persist(SwapMapper.row(swap));
    }

    /** In which rotation a request is: that never changes, so it may be read before anything is locked. */
    Uni<Optional<String>> rotationOf(Mutiny.Session session, UUID id) {
        return session.createQuery("select s.rotationId from SwapRow s where s.id = :id", String.class)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }

    /** Reads one and keeps everybody else from changing it until the transaction ends. */
    Uni<Optional<Swap>> lock(Mutiny.Session session, UUID id) {
        return session.find(SwapRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(SwapMapper::swap));
    }

    Uni<Optional<Swap>> find(Mutiny.Session session, UUID id) {
        return session.find(SwapRow.class, id)
                .map(row -> Optional.ofNullable(row).map(SwapMapper::swap));
    }

    /** @param swap as it was locked or added by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, Swap swap) {
        return session.find(SwapRow.class, swap.id())
                .invoke(row -> SwapMapper.change(row, swap))
                .replaceWithVoid();
    }

    /** The open requests of one person in a rotation that touch a range. */
    Uni<List<Swap>> open(Mutiny.Session session, String rotationId, String askerId, Range range) {
        return session.createQuery(
                        "from SwapRow s where s.state = 'open' and s.rotationId = :rotation and s.askerId = :asker"
                                + " and s.untilAt > :from and s.fromAt < :until order by s.fromAt",
                        SwapRow.class)
                .setParameter("rotation", rotationId)
                .setParameter("asker", askerId)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .getResultList()
                .map(SwapRepository::swaps);
    }

    /** All that one person asked for, whatever has come of it, whose hours are not over. */
    Uni<List<Swap>> askedBy(Mutiny.Session session, String askerId, Instant now) {
        return session.createQuery(
                        "from SwapRow s where s.askerId = :asker and s.untilAt > :now order by s.fromAt, s.id",
                        SwapRow.class)
                .setParameter("asker", askerId)
                .setParameter("now", now)
                .getResultList()
                .map(SwapRepository::swaps);
    }

    /**
     * Those that concern somebody, the earliest hours first.
     *
     * @param state     only these; empty: all
     * @param rotations in which the person is asked where anybody is
     * @param since     those that were over before are left out
     */
    Uni<List<Swap>> concerning(
            Mutiny.Session session,
            Optional<String> personId,
            Collection<String> rotations,
            Optional<String> state,
            Instant since,
            int limit) {
        return session.createQuery(
                        "from SwapRow s where s.untilAt > :since and (:anyState = true or s.state = :state)"
                                + " and (:everybody = true or s.askerId = :person or s.toId = :person"
                                + " or s.toId is null and s.rotationId in :rotations)"
                                + " order by s.fromAt, s.id",
                        SwapRow.class)
                .setParameter("since", since)
                .setParameter("anyState", state.isEmpty())
                .setParameter("state", state.orElse(""))
                .setParameter("everybody", personId.isEmpty())
                .setParameter("person", personId.orElse(""))
                .setParameter("rotations", rotations.isEmpty() ? List.of("") : rotations)
                .setMaxResults(limit)
                .getResultList()
                .map(SwapRepository::swaps);
    }

    Uni<List<UUID>> due(Mutiny.Session session, Instant now, int limit) {
        return session.createQuery("select s.id from SwapRow s where s.dueAt <= :now order by s.dueAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Reads one that is due, unless another process is at it. */
    Uni<Optional<Swap>> claim(Mutiny.Session session, UUID id, Instant now) {
        return session.createQuery("from SwapRow s where s.id = :id and s.dueAt <= :now", SwapRow.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(SwapMapper::swap));
    }

    Uni<Void> reminded(Mutiny.Session session, UUID id, Collection<String> people, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String person : people) {
            SwapReminderRow row = new SwapReminderRow();
            row.swapId = id;
            row.remindedAt = now;
            row.personId = person;
            all = all.chain(() -> session.persist(row));
        }
        return all;
    }

    /** In the order in which people were reminded. */
    Uni<List<Reminder>> reminders(Mutiny.Session session, Collection<UUID> swaps) {
        if (swaps.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        "from SwapReminderRow r where r.swapId in :swaps order by r.remindedAt, r.personId",
                        SwapReminderRow.class)
                .setParameter("swaps", swaps)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Reminder(row.swapId, row.remindedAt, row.personId))
                        .toList());
    }

    private static List<Swap> swaps(List<SwapRow> rows) {
        return rows.stream().map(SwapMapper::swap).toList();
    }
}
