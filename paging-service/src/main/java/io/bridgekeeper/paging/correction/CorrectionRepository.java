package io.bridgekeeper.paging.correction;

import io.bridgekeeper.listing.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** What responders proposed to those who keep the catalog. */
@ApplicationScoped
public class CorrectionRepository {

    public Uni<Void> add(Mutiny.Session session, Correction correction) {
        return session.persist(CorrectionMapper.row(correction));
    }

    /** The systems that an incident was sent on from, by their ids. */
    public Uni<Set<String>> sentOnFrom(Mutiny.Session session, UUID incidentId) {
        return session.createQuery(
                        "select c.fromSystem from CorrectionRow c where c.incidentId = :incident", String.class)
                .setParameter("incident", incidentId)
                .getResultList()
                .map(systems -> systems.stream().filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    /** Up to one more than asked for, the newest first. */
    Uni<List<Correction>> list(Mutiny.Session session, Slice slice) {
        return session.createQuery(
                        "from CorrectionRow c where (c.at, c.id) < (:at, :id) order by c.at desc, c.id desc",
                        CorrectionRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream().map(CorrectionMapper::correction).toList());
    }

    /**
     * Those proposed since then, the newest first.
     *
     * @param systemId only from this system; empty: from all
     */
    public Uni<List<Correction>> newest(Mutiny.Session session, Optional<String> systemId, Instant since, int limit) {
        return session.createQuery(
                        "from CorrectionRow c where c.at > :since"
                                + " and (:everySystem = true or c.fromSystem = :system) order by c.at desc",
                        CorrectionRow.class)
                .setParameter("everySystem", systemId.isEmpty())
                .setParameter("system", systemId.orElse(""))
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(CorrectionMapper::correction).toList());
    }

    /** Says once that the catalog is right as it is; what was said first stays. Empty where there is no such proposal. */
    Uni<Optional<Correction>> dismiss(Mutiny.Session session, UUID id, Correction.Dismissal dismissal) {
        return session.find(CorrectionRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(Optional::ofNullable)
                .invoke(found -> found.filter(row -> row.dismissedAt == null).ifPresent(row -> {
                    row.dismissedBy = dismissal.by();
                    row.dismissedReason = dismissal.reason();
                    row.dismissedAt = dismissal.at();
                }))
                .map(found -> found.map(CorrectionMapper::correction));
    }
}
