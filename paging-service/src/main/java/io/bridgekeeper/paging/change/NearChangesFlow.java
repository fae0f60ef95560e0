package io.bridgekeeper.paging.change;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the changes that may have to do with a problem. */
@ApplicationScoped
public class NearChangesFlow {

    private final ChangeRepository changes;
    private final ChangeConfig config;

    NearChangesFlow(ChangeRepository changes, ChangeConfig config) {
        this.changes = changes;
        this.config = config;
    }

    /**
     * Changes that may have to do with a problem of a system.
     *
     * @param near       the nearest first
     * @param hasChanges whether any change of the system itself has been told, for as long as they are kept
     */
    public record Found(List<NearChanges.Near> near, boolean hasChanges) {}

    /** Nothing for a system that is not in the catalog. */
    public Uni<Found> of(Mutiny.Session session, String systemId, Catalog catalog, Instant since, Instant now) {
        ChangeLimits limits = config.limits();
        Map<String, Integer> upstream = Upstream.of(systemId, catalog);
        if (upstream.isEmpty()) {
            return Uni.createFrom().item(new Found(List.of(), false));
        }
        Range period = NearChanges.period(since, limits.before(), now);
        return changes.around(session, upstream.keySet(), period, since, limits.most())
                .map(known -> NearChanges.of(known, systemId, catalog, since, period, limits.most()))
                .chain(near -> changes.systemsWithChanges(session, List.of(systemId), now.minus(limits.keep()))
                        .map(has -> new Found(near, !has.isEmpty())));
    }
}
