package io.bridgekeeper.paging.correction;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows proposals, and takes that the catalog is right as it is. */
@ApplicationScoped
class CorrectionFlow {

    private final Mutiny.SessionFactory sessions;
    private final CorrectionRepository corrections;
    private final CatalogFlow catalog;
    private final Clock clock;

    CorrectionFlow(Mutiny.SessionFactory sessions, CorrectionRepository corrections, CatalogFlow catalog, Clock clock) {
        this.sessions = sessions;
        this.corrections = corrections;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What the state is, the catalog says: those of another are left out of the part, which has fewer then. */
    Uni<CorrectionView.All> list(Optional<Correction.State> state, Slice slice) {
        return sessions.withSession(session -> corrections.list(session, slice))
                .map(found -> slice.part(found, correction -> Cursor.of(correction.at(), correction.id()))
                        .map(correction -> CorrectionView.of(correction, catalog.current())))
                .map(part -> new CorrectionView.All(
                        part.items().stream()
                                .filter(view -> state.map(
                                                wanted -> wanted.word().equals(view.state()))
                                        .orElse(true))
                                .toList(),
                        part.next()));
    }

    Uni<Optional<CorrectionView>> dismiss(UUID id, String by, String reason) {
        Correction.Dismissal dismissal =
                new Correction.Dismissal(by, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return sessions.withTransaction((session, tx) -> corrections.dismiss(session, id, dismissal))
                .map(found -> found.map(correction -> CorrectionView.of(correction, catalog.current())));
    }
}
