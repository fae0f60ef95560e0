package io.bridgekeeper.paging.correction;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows proposals, and takes that the catalog is right as it is. */
@ApplicationScoped
class CorrectionFlow {

    private static final Duration LOOKS_BACK = Duration.ofDays(365);
    private static final int MOST = 200;

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

    Uni<List<CorrectionView>> newest(Optional<Correction.State> state) {
        return sessions.withSession(
                        session -> corrections.newest(session, clock.instant().minus(LOOKS_BACK), MOST))
                .map(all -> all.stream()
                        .map(correction -> CorrectionView.of(correction, catalog.current()))
                        .filter(view -> state.map(wanted -> wanted.word().equals(view.state()))
                                .orElse(true))
                        .toList());
    }

    Uni<Optional<CorrectionView>> dismiss(UUID id, String by, String reason) {
        Correction.Dismissal dismissal =
                new Correction.Dismissal(by, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return sessions.withTransaction((session, tx) -> corrections.dismiss(session, id, dismissal))
                .map(found -> found.map(correction -> CorrectionView.of(correction, catalog.current())));
    }
}
