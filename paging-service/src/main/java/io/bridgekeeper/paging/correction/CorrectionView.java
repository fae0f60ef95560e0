package io.bridgekeeper.paging.correction;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.correction.Correction.Dismissal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposal as the API shows it.
 *
 * @param fromSystemId    null where nothing in the catalog matched
 * @param state           {@code open}, {@code taken} once the catalog leads such signals there, or {@code dismissed}
 * @param dismissedReason null unless it was dismissed, as the two others are
 */
record CorrectionView(
        UUID correctionId,
        UUID incidentId,
        String title,
        Map<String, String> labels,
        String fromSystemId,
        String toSystemId,
        String proposedBy,
        String reason,
        Instant proposedAt,
        String state,
        String dismissedBy,
        String dismissedReason,
        Instant dismissedAt) {

    /**
     * @param corrections the newest first; with a state, perhaps none although there is a next part
     * @param next        for {@code cursor}; absent at the end
     */
    record All(List<CorrectionView> corrections, Optional<String> next) {}

    static CorrectionView of(Correction correction, Catalog catalog) {
        return new CorrectionView(
                correction.id(),
                correction.incidentId(),
                correction.title(),
                correction.labels(),
                correction.from().orElse(null),
                correction.to(),
                correction.proposedBy(),
                correction.reason().orElse(null),
                correction.at(),
                correction.state(catalog).word(),
                correction.dismissed().map(Dismissal::by).orElse(null),
                correction.dismissed().map(Dismissal::reason).orElse(null),
                correction.dismissed().map(Dismissal::at).orElse(null));
    }
}
