package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Grants. Whoever saves one holds the lock of its incident. */
@ApplicationScoped
public class GrantRepository {

    private static final String COLUMNS = ColumnMapper.columns(GrantRow.class, "access_grant");

    private static final String LIVE = "state in ('activating', 'active', 'ending')";

    Uni<Optional<Grant>> find(Mutiny.Session session, UUID grantId) {
        return session.find(GrantRow.class, grantId)
                .map(row -> Optional.ofNullable(row).map(GrantRow::toGrant));
    }

    Uni<List<Grant>> ofIncidents(Mutiny.Session session, UUID[] incidentIds) {
        return session.createNativeQuery(
                        "select " + COLUMNS
                                + " from access_grant where incident_id = any(cast(:ids as uuid[])) order by grant_id",
                        GrantRow.class)
                .setParameter("ids", incidentIds)
                .getResultList()
                .map(GrantRepository::toGrants);
    }

    /** Those that Keycloak has to hear of, of all incidents. */
    Uni<List<Grant>> liveOf(Mutiny.Session session, Membership membership) {
        return session.createNativeQuery(
                        "select " + COLUMNS
                                + " from access_grant where person_id = :personId and :target = any(targets) and "
                                + LIVE + " order by grant_id",
                        GrantRow.class)
                .setParameter("personId", membership.personId())
                .setParameter("target", membership.target().text())
                .getResultList()
                .map(GrantRepository::toGrants);
    }

    /** The one that ended last. */
    Uni<Optional<Grant>> lastEndedOf(Mutiny.Session session, Membership membership) {
        return session.createNativeQuery(
                        "select " + COLUMNS
                                + " from access_grant where person_id = :personId and :target = any(targets)"
                                + " and state = 'ended' order by ended_at desc",
                        GrantRow.class)
                .setParameter("personId", membership.personId())
                .setParameter("target", membership.target().text())
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(GrantRow::toGrant));
    }

    /** The memberships that some grant wants at that time. */
    public Uni<Set<Membership>> wanted(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery("from GrantRow where " + LIVE, GrantRow.class)
                .getResultList()
                .map(rows -> Wanting.memberships(toGrants(rows), now));
    }

    /**
     * The newest first.
     *
     * @param personId   whose; null for everybody's
     * @param incidentId of which incident; null for all
     */
    Uni<List<Grant>> list(Mutiny.Session session, String personId, UUID incidentId, Slice slice) {
        var query = session.createSelectionQuery(
                        "from GrantRow where (preparedAt, grantId) < (:at, :id)"
                                + (personId == null ? "" : " and personId = :personId")
                                + (incidentId == null ? "" : " and incidentId = :incidentId")
                                + " order by preparedAt desc, grantId desc",
                        GrantRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id());
        if (personId != null) {
            query.setParameter("personId", personId);
        }
        if (incidentId != null) {
            query.setParameter("incidentId", incidentId);
        }
        return query.setMaxResults(slice.sought()).getResultList().map(GrantRepository::toGrants);
    }

    Uni<Void> save(Mutiny.Session session, List<Grant> grants) {
        return InTurnFlow.each(
                grants,
                grant -> session.find(GrantRow.class, grant.grantId()).chain(row -> {
                    if (row == null) {
                        return session.persist(new GrantRow(grant));
                    }
                    row.become(grant);
                    return Uni.createFrom().voidItem();
                }));
    }

    private static List<Grant> toGrants(List<GrantRow> rows) {
        return rows.stream().map(GrantRow::toGrant).toList();
    }
}
