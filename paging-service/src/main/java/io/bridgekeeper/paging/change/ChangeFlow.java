package io.bridgekeeper.paging.change;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes changes in, and removes old ones. */
@ApplicationScoped
class ChangeFlow {

    private static final int BATCH = 500;

    private final Mutiny.SessionFactory sessions;
    private final ChangeRepository changes;
    private final CatalogFlow catalog;
    private final ChangeConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ChangeFlow(
            Mutiny.SessionFactory sessions,
            ChangeRepository changes,
            CatalogFlow catalog,
            ChangeConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.changes = changes;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param toldBy see {@link Change#toldBy} */
    Uni<Told> take(ChangeProposal proposal, String toldBy) {
        Catalog current = catalog.current();
        return switch (proposal.read(ids.get(), toldBy, current, config.keep(), clock.instant())) {
            case ChangeProposal.Reading.Faulty(var faults) -> Uni.createFrom().item(new Told.Faulty(faults));
            case ChangeProposal.Reading.Sound(Change change) ->
                sessions.withTransaction((session, tx) -> changes.add(session, change)
                        .chain(added -> added
                                ? Uni.createFrom().<Told>item(new Told.New(change))
                                : changes.told(session, toldBy, change.toldId().orElseThrow())
                                        // Removed between the two: it was told all the same.
                                        .map(first -> new Told.Before(first.orElse(change)))));
        };
    }

    Uni<Part<Change>> list(Optional<String> systemId, Range period, Slice slice) {
        return sessions.withSession(session -> changes.list(session, systemId, period, slice))
                .map(found -> slice.part(found, change -> Cursor.of(change.at(), change.id())));
    }

    /** Removes some that are too old; answers how many. */
    Uni<Integer> removeOld() {
        return sessions.withTransaction(
                (session, tx) -> changes.removeBefore(session, clock.instant().minus(config.keep()), BATCH));
    }
}
