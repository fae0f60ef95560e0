package io.bridgekeeper.paging.correction;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * That signals with these labels belong to another system than the catalog says.
 *
 * @param title     of the incident
 * @param from      the system by its catalog id; empty where nothing in the catalog matched
 * @param reason    in words
 * @param dismissed who keeps the catalog says that it is right as it is
 */
public record Correction(
        UUID id,
        UUID incidentId,
        String title,
        Map<String, String> labels,
        Optional<String> from,
        String to,
        String proposedBy,
        Optional<String> reason,
        Instant at,
        Optional<Dismissal> dismissed) {

    public record Dismissal(String by, String reason, Instant at) {}

    /** What became of a proposal. */
    public enum State {
        OPEN,
        /** The catalog leads such signals there now. */
        TAKEN,
        DISMISSED;

        /** As it stands in the API. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Nobody needs to close it: whether the catalog has taken it up shows by itself. */
    public State state(Catalog catalog) {
        if (dismissed.isPresent()) {
            return State.DISMISSED;
        }
        return catalog.systemOf(labels)
                        .map(CatalogSystem::id)
                        .filter(to::equals)
                        .isPresent()
                ? State.TAKEN
                : State.OPEN;
    }
}
