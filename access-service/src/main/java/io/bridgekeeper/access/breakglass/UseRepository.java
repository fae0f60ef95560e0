package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.listing.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Uses of break-glass, each of which is a review until somebody has closed it. */
@ApplicationScoped
class UseRepository {

    Uni<Void> add(Mutiny.Session session, Use use) {
        return session.persist(new UseRow(use));
    }

    /** Locked until commit. */
    Uni<Optional<Use>> find(Mutiny.Session session, UUID useId) {
        return session.find(UseRow.class, useId, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(UseRow::toUse));
    }

    Uni<Void> save(Mutiny.Session session, Use use) {
        return session.find(UseRow.class, use.useId())
                .invoke(row -> row.review(use.review()))
                .replaceWithVoid();
    }

    /**
     * The newest first.
     *
     * @param personId whose; null for everybody's
     * @param open     only those that nobody has closed
     */
    Uni<List<Use>> list(Mutiny.Session session, String personId, boolean open, Slice slice) {
        var query = session.createSelectionQuery(
                        "from UseRow where (usedAt, useId) < (:at, :id)"
                                + (personId == null ? "" : " and personId = :personId")
                                + (open ? " and reviewedAt is null" : "")
                                + " order by usedAt desc, useId desc",
                        UseRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id());
        if (personId != null) {
            query.setParameter("personId", personId);
        }
        return query.setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream().map(UseRow::toUse).toList());
    }
}
