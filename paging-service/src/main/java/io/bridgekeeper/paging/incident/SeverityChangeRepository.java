package io.bridgekeeper.paging.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who made which incident better or worse than it had been said to be; nothing of it is ever changed. */
@ApplicationScoped
public class SeverityChangeRepository {

    public Uni<Void> add(Mutiny.Session session, SeverityChange change) {
        SeverityChangeRow row = new SeverityChangeRow();
        row.id = change.id();
        row.incidentId = change.incidentId();
        row.systemId = change.systemId().orElse(null);
        row.fromSeverity = change.from().name();
        row.toSeverity = change.to().name();
        row.lowered = change.isLowered();
        row.changedBy = change.by();
        row.reason = change.reason().orElse(null);
        row.at = change.at();
        return session.persist(row);
    }

    /**
     * Those lowered since then whose incidents are now less bad than they were before, the newest first.
     *
     * @param systemId only of this system; empty: of all
     */
    public Uni<List<LoweredSeverity>> lowered(
            Mutiny.Session session, Optional<String> systemId, Instant since, int limit) {
        return session.createQuery(
                        "select c, i.title from SeverityChangeRow c join IncidentRow i on i.id = c.incidentId"
                                + " where c.lowered = true and c.at > :since and i.severity > c.fromSeverity"
                                + " and (:everySystem = true or c.systemId = :system)"
                                + " order by c.at desc",
                        Object[].class)
                .setParameter("everySystem", systemId.isEmpty())
                .setParameter("system", systemId.orElse(""))
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LoweredSeverity(change((SeverityChangeRow) row[0]), (String) row[1]))
                        .toList());
    }

    private static SeverityChange change(SeverityChangeRow row) {
        return new SeverityChange(
                row.id,
                row.incidentId,
                Optional.ofNullable(row.systemId),
                Severity.valueOf(row.fromSeverity),
                Severity.valueOf(row.toSeverity),
                row.changedBy,
                Optional.ofNullable(row.reason),
                row.at);
    }
}
