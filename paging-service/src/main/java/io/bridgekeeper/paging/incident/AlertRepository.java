package io.bridgekeeper.paging.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * The incident is resolved, and its alerts with it.
     *
     * <p>They end at their last signal and not now: so that whatever the monitoring tool says after that counts as
     * news, by the clock that stamped the signals.
     */
    public Uni<Void> closeAll(Mutiny.Session session, UUID incidentId) {
        return session.createMutationQuery("update AlertRow a set a.state = 'cleared', a.clearedAt = a.lastAt"
                        + " where a.incidentId = :incidentId and a.state = 'open'")
                .setParameter("incidentId", incidentId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** When this problem was last over, in whichever incident. */
    public Uni<Optional<Instant>> lastEnd(Mutiny.Session session, UUID integrationId, String dedupKey) {
        return session.createQuery(
                        "select max(a.clearedAt) from AlertRow a"
                                + " where a.integrationId = :integrationId and a.dedupKey = :dedupKey",
                        Instant.class)
                .setParameter("integrationId", integrationId)
                .setParameter("dedupKey", dedupKey)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
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
