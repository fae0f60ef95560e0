package io.bridgekeeper.paging.completeness;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What integrations lack, as the last review found it. */
@ApplicationScoped
class ReportRepository {

    /** An advisory lock; its value only has to differ from other locks'. */
    private static final int LOCK = 0xB21E_F000;

    /** Keeps other replicas from reviewing until the transaction ends. */
    Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock, 0)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }

    Uni<Map<UUID, Report>> all(Mutiny.Session session) {
        return session.createQuery("from ReportRow r", ReportRow.class)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.integrationId, ReportMapper::report)));
    }

    /** Writes reports of a transaction that has the lock. */
    Uni<Void> put(Mutiny.Session session, Map<UUID, Report> reports) {
        return session.createQuery("from ReportRow r where r.integrationId in :ids", ReportRow.class)
                .setParameter("ids", List.copyOf(reports.keySet()))
                .getResultList()
                .chain(rows -> {
                    Map<UUID, ReportRow> known =
                            rows.stream().collect(Collectors.toMap(row -> row.integrationId, row -> row));
                    reports.forEach((id, report) ->
                            ReportMapper.change(known.computeIfAbsent(id, ReportRepository::newRow), report));
                    return session.persistAll(known.values().toArray());
                });
    }

    private static ReportRow newRow(UUID integrationId) {
        ReportRow row = new ReportRow();
        row.integrationId = integrationId;
        return row;
    }
}
