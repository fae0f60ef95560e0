package io.bridgekeeper.paging.flood;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Integrations that are throttled now. */
@ApplicationScoped
class FloodRepository {

    private static final String COLUMNS = ColumnMapper.columns(FloodRow.class, "flood");

    /** Whether it is new; one that is known is locked by this, as is a new one. */
    Uni<Boolean> begin(Mutiny.Session session, UUID integrationId, Instant at) {
        return session.createNativeQuery("""
                        insert into flood (integration_id, heard_at) values (:id, :at)
                        on conflict (integration_id) do update set heard_at = greatest(flood.heard_at, excluded.heard_at)
                        returning (xmax = 0)""", Boolean.class)
                .setParameter("id", integrationId)
                .setParameter("at", at)
                .getSingleResult();
    }

    /** Claims some that nobody told of since; what another claims is left to it. */
    Uni<List<Flood>> claimQuiet(Mutiny.Session session, Instant since, int limit) {
        return session.createNativeQuery("""
                        select %s from flood where heard_at <= :since
                        order by heard_at limit :limit for update skip locked""".formatted(COLUMNS), FloodRow.class)
                .setParameter("since", since)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Flood(row.integrationId, row.heardAt))
                        .toList());
    }

    Uni<Void> end(Mutiny.Session session, List<Flood> floods) {
        return session.createMutationQuery("delete FloodRow f where f.integrationId in :ids")
                .setParameter("ids", floods.stream().map(Flood::integrationId).toList())
                .executeUpdate()
                .replaceWithVoid();
    }
}
