package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * People's calendars, and what they said last.
 *
 * <p>Lock order: calendar, rotation, swap request.
 */
@ApplicationScoped
public class AbsenceRepository {

    /**
     * Calendars that failed so often in a row, the longest first.
     *
     * @param failures at least 1
     */
    public Uni<List<FailingFeed>> failing(Mutiny.Session session, int failures) {
        return session.createQuery(
                        "from FeedRow f where f.failures >= :failures order by f.failingSince, f.personId",
                        FeedRow.class)
                .setParameter("failures", failures)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new FailingFeed(row.personId, row.failures, row.failingSince, row.error))
                        .toList());
    }

    Uni<Optional<AbsenceFeed>> find(Mutiny.Session session, String personId) {
        return session.find(FeedRow.class, personId)
                .map(row -> Optional.ofNullable(row).map(FeedMapper::feed));
    }

    /** Reads one and keeps everybody else from changing it until the transaction ends. */
    Uni<Optional<AbsenceFeed>> lock(Mutiny.Session session, String personId) {
        return session.find(FeedRow.class, personId, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(FeedMapper::feed));
    }

    /** Keeps a registration in the place of an earlier one; what that one said stays until this one is read. */
    Uni<Void> register(Mutiny.Session session, AbsenceFeed feed) {
        // Two first registrations at once: the later one finds the row of the other, and waits for it.
        return session.createNativeQuery("insert into absence_feed (person_id, registration, url, matching, keywords,"
                        + " registered_at, due_at, failures) values (:person, :registration, '', '', '', :now, :now, 0)"
                        + " on conflict (person_id) do nothing")
                .setParameter("person", feed.personId())
                .setParameter("registration", feed.registration())
                .setParameter("now", feed.registeredAt())
                .executeUpdate()
                .chain(() -> session.find(FeedRow.class, feed.personId(), LockMode.PESSIMISTIC_WRITE))
                .invoke(row -> FeedMapper.write(row, feed))
                .replaceWithVoid();
    }

    /** @param feed as it was locked by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, AbsenceFeed feed) {
        return session.find(FeedRow.class, feed.personId())
                .invoke(row -> FeedMapper.write(row, feed))
                .replaceWithVoid();
    }

    /** And all that it said. */
    Uni<Void> remove(Mutiny.Session session, String personId) {
        return session.createMutationQuery("delete AbsenceRow a where a.personId = :person")
                .setParameter("person", personId)
                .executeUpdate()
                .chain(() -> session.createMutationQuery("delete FeedRow f where f.personId = :person")
                        .setParameter("person", personId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes those that are due, the longest waiting first, until the lease ends. */
    Uni<List<AbsenceFeed>> claim(Mutiny.Session session, Instant now, Instant leaseUntil, int limit) {
        return session.createQuery("from FeedRow f where f.dueAt <= :now order by f.dueAt", FeedRow.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> {
                            row.dueAt = leaseUntil;
                            return FeedMapper.feed(row);
                        })
                        .toList());
    }

    Uni<List<Absence>> absences(Mutiny.Session session, String personId, Range range) {
        return session.createQuery(
                        "from AbsenceRow a where a.personId = :person and a.untilAt > :from and a.fromAt < :until"
                                + " order by a.fromAt, a.eventKey",
                        AbsenceRow.class)
                .setParameter("person", personId)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Absence(row.eventKey, new Range(row.fromAt, row.untilAt)))
                        .toList());
    }

    Uni<Void> replace(Mutiny.Session session, String personId, Collection<Absence> absences) {
        Object[] rows = absences.stream()
                .map(absence -> {
                    AbsenceRow row = new AbsenceRow();
                    row.personId = personId;
                    row.eventKey = absence.eventKey();
                    row.fromAt = absence.range().from();
                    row.untilAt = absence.range().until();
                    return row;
                })
                .toArray();
        return session.createMutationQuery("delete AbsenceRow a where a.personId = :person")
                .setParameter("person", personId)
                .executeUpdate()
                .chain(() -> session.persistAll(rows))
                .chain(session::flush);
    }
}
