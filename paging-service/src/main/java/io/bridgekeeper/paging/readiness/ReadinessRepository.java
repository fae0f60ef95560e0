package io.bridgekeeper.paging.readiness;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the last rehearsals found. */
@ApplicationScoped
public class ReadinessRepository {

    /**
     * Those who are not ready, for longest first.
     *
     * @param systemId only for this system; empty: for all
     */
    public Uni<List<NotReady>> notReady(Mutiny.Session session, Optional<String> systemId, int limit) {
        return session.createQuery(
                        "from ReadinessRow r where r.state = 'not-ready'"
                                + " and (:everySystem = true or r.systemId = :system)"
                                + " order by r.since, r.personId, r.systemId",
                        ReadinessRow.class)
                .setParameter("everySystem", systemId.isEmpty())
                .setParameter("system", systemId.orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new NotReady(row.personId, row.systemId, row.what, row.mend, row.since))
                        .toList());
    }

    Uni<Optional<Readiness>> find(Mutiny.Session session, String personId, String systemId) {
        return session.find(ReadinessRow.class, new ReadinessRow.Key(personId, systemId), LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(ReadinessRow::readiness));
    }

    Uni<Void> keep(Mutiny.Session session, Readiness readiness) {
        return session.merge(ReadinessRow.of(readiness)).replaceWithVoid();
    }
}
