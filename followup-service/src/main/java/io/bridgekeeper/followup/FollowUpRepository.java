package io.bridgekeeper.followup;

import io.bridgekeeper.listing.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class FollowUpRepository {

    /** Of the advisory locks that stand for fingerprints; its value only has to differ from other locks'. */
    private static final int FINGERPRINT_LOCKS = 0x666c7570;

    /**
     * What is there when this incident is resolved. No other transaction sees to this fingerprint until the caller's
     * ends: there may be no row to lock yet, and of two that open a follow-up at once the unique index would fail one.
     */
    Uni<Precedent> precedent(Mutiny.Session session, UUID incidentId, String fingerprint) {
        return lockFingerprint(session, fingerprint)
                .chain(() -> session.find(OccurrenceRow.class, incidentId))
                .chain(known -> known != null
                        ? lock(session, known.followUpId)
                                .map(followUp -> new Precedent.Recorded(followUp.orElseThrow(), known.occurrence()))
                        : unsolved(session, fingerprint));
    }

    Uni<Optional<FollowUp>> find(Mutiny.Session session, UUID followUpId) {
        return session.find(FollowUpRow.class, followUpId)
                .map(row -> Optional.ofNullable(row).map(FollowUpRow::followUp));
    }

    Uni<Optional<FollowUp>> lock(Mutiny.Session session, UUID followUpId) {
        return session.find(FollowUpRow.class, followUpId, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(FollowUpRow::followUp));
    }

    /** The unsolved follow-ups of these systems for which nobody is asked and nobody answers, locked. */
    Uni<List<FollowUp>> lockUnassigned(Mutiny.Session session, Collection<String> systemIds) {
        return session.createQuery(
                        "from FollowUp f where f.systemId in :systemIds and f.solvedAt is null"
                                + " and f.proposed is null and f.accountable is null order by f.followUpId",
                        FollowUpRow.class)
                .setParameter("systemIds", systemIds)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .map(rows -> rows.stream().map(FollowUpRow::followUp).toList());
    }

    Uni<Optional<FollowUp>> ofIncident(Mutiny.Session session, UUID incidentId) {
        return session.find(OccurrenceRow.class, incidentId)
                .chain(occurrence -> occurrence == null
                        ? Uni.createFrom().item(Optional.empty())
                        : find(session, occurrence.followUpId));
    }

    /** Up to one more than asked for, the newest first. */
    Uni<List<FollowUp>> list(Mutiny.Session session, boolean solvedToo, Slice slice) {
        return session.createQuery(
                        "from FollowUp f where (f.openedAt, f.followUpId) < (:at, :id)"
                                + (solvedToo ? "" : " and f.solvedAt is null")
                                + " order by f.openedAt desc, f.followUpId desc",
                        FollowUpRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream().map(FollowUpRow::followUp).toList());
    }

    /** Newest first. */
    Uni<List<Occurrence>> occurrences(Mutiny.Session session, UUID followUpId, int atMost) {
        return session.createQuery(
                        "from Occurrence o where o.followUpId = :followUpId order by o.resolvedAt desc, o.incidentId",
                        OccurrenceRow.class)
                .setParameter("followUpId", followUpId)
                .setMaxResults(atMost)
                .getResultList()
                .map(rows -> rows.stream().map(OccurrenceRow::occurrence).toList());
    }

    Uni<Void> add(Mutiny.Session session, FollowUp followUp) {
        return session.persist(FollowUpRow.of(followUp)).chain(session::flush);
    }

    /** Writes what changed of a follow-up that this session has locked. */
    Uni<Void> update(Mutiny.Session session, FollowUp followUp) {
        return session.find(FollowUpRow.class, followUp.followUpId())
                .invoke(row -> row.become(followUp))
                .chain(session::flush);
    }

    Uni<Void> addOccurrence(Mutiny.Session session, UUID followUpId, Occurrence occurrence, Instant linkedAt) {
        return session.persist(OccurrenceRow.of(followUpId, occurrence, linkedAt))
                .chain(session::flush);
    }

    /** How and when one that is there was resolved, the last time. */
    Uni<Void> changeOccurrence(Mutiny.Session session, Occurrence occurrence) {
        return session.find(OccurrenceRow.class, occurrence.incidentId())
                .invoke(row -> {
                    row.resolvedAt = occurrence.resolvedAt();
                    row.how = occurrence.how();
                })
                .chain(session::flush);
    }

    private static Uni<Integer> lockFingerprint(Mutiny.Session session, String fingerprint) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(:locks, hashtext(:fingerprint))", Integer.class)
                .setParameter("locks", FINGERPRINT_LOCKS)
                .setParameter("fingerprint", fingerprint)
                .getSingleResult();
    }

    private static Uni<Precedent> unsolved(Mutiny.Session session, String fingerprint) {
        return session.createQuery(
                        "from FollowUp f where f.fingerprint = :fingerprint and f.solvedAt is null", FollowUpRow.class)
                .setParameter("fingerprint", fingerprint)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getSingleResultOrNull()
                .map(row -> row == null ? new Precedent.None() : new Precedent.Unsolved(row.followUp()));
    }
}
