package io.bridgekeeper.paging.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Alerts. They change only under the lock of their incident. */
@ApplicationScoped
public class AlertRepository {

    public Uni<Optional<Alert>> find(Mutiny.Session session, UUID incidentId, String dedupKey) {
        return session.createQuery(
                        "from AlertRow a where a.incidentId = :incidentId and a.dedupKey = :dedupKey", AlertRow.class)
                .setParameter("incidentId", incidentId)
                .setParameter("dedupKey", dedupKey)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(AlertRepository::alert));
    }

    public Uni<Void> add(Mutiny.Session session, Alert alert) {
        AlertRow row = new AlertRow();
        row.id = alert.id();
        row.incidentId = alert.incidentId();
        row.integrationId = alert.integrationId();
        row.dedupKey = alert.dedupKey();
        row.title = alert.title();
        row.firstAt = alert.firstAt();
        change(row, alert);
        return session.persist(row);
    }

    /** @param alert read with this session */
    public Uni<Void> change(Mutiny.Session session, Alert alert) {
        return session.find(AlertRow.class, alert.id())
                .invoke(row -> change(row, alert))
                .replaceWithVoid();
    }

    /** @param alert read with this session, cleared by a signal */
    public Uni<Void> clear(Mutiny.Session session, Alert alert) {
        return change(session, alert)
                .chain(() -> noteEnd(
                        session,
                        alert.integrationId(),
                        alert.dedupKey(),
                        alert.clearedAt().orElseThrow()));
    }

    /**
     * The incident is resolved, and its alerts with it.
     *
     * @param closedAt when, by this service's clock; the alerts themselves end at their last signal
     */
    public Uni<Void> closeAll(Mutiny.Session session, UUID incidentId, Instant closedAt) {
        return session.createNativeQuery("""
                        with over as (
                            update alert set state = 'cleared', cleared_at = last_at
                            where incident_id = :incidentId and state = 'open'
                            returning integration_id, dedup_key, last_at)
                        update last_end e set ended_at = greatest(e.ended_at, over.last_at), closed_at = :closedAt
                        from over where e.integration_id = over.integration_id and e.dedup_key = over.dedup_key""")
                .setParameter("incidentId", incidentId)
                .setParameter("closedAt", closedAt)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * When this problem was last over, in whichever incident; keeps everybody else who asks waiting until the
     * transaction ends.
     *
     * <p>The lock stands in for that of an open incident where there is none: of two signals of one problem that come
     * at once, the second sees what the first made of it.
     */
    public Uni<LastEnd> lockLastEnd(Mutiny.Session session, UUID integrationId, String dedupKey) {
        // Most problems are new: then the insert is all, and is the lock.
        return session.createNativeQuery("insert into last_end (integration_id, dedup_key)"
                        + " values (:integrationId, :dedupKey) on conflict do nothing")
                .setParameter("integrationId", integrationId)
                .setParameter("dedupKey", dedupKey)
                .executeUpdate()
                .chain(inserted -> inserted == 1
                        ? Uni.createFrom().item(LastEnd.NEVER)
                        : session.createQuery(
                                        "from LastEndRow e"
                                                + " where e.integrationId = :integrationId and e.dedupKey = :dedupKey",
                                        LastEndRow.class)
                                .setParameter("integrationId", integrationId)
                                .setParameter("dedupKey", dedupKey)
                                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                                .getSingleResult()
                                .map(row -> new LastEnd(
                                        Optional.ofNullable(row.endedAt), Optional.ofNullable(row.closedAt))));
    }

    /** @param endedAt by the clock that stamps signals; an earlier one than is known changes nothing */
    public Uni<Void> noteEnd(Mutiny.Session session, UUID integrationId, String dedupKey, Instant endedAt) {
        return session.createNativeQuery("update last_end set ended_at = greatest(ended_at, :endedAt)"
                        + " where integration_id = :integrationId and dedup_key = :dedupKey")
                .setParameter("integrationId", integrationId)
                .setParameter("dedupKey", dedupKey)
                .setParameter("endedAt", endedAt)
                .executeUpdate()
                .replaceWithVoid();
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
}
