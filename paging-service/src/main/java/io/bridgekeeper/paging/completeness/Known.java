package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.Incident;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a brief is drawn from.
 *
 * @param system     empty where nothing in the catalog matched, or what did is not in it any more
 * @param area       empty where none of the system's areas matched
 * @param hasChanges whether anybody has told any change of the system lately
 * @param staleSince runbooks that were last reviewed before this day are stale
 */
public record Known(
        Incident incident,
        Optional<CatalogSystem> system,
        Optional<Area> area,
        boolean hasChanges,
        LocalDate staleSince) {

    public static Known of(Incident incident, Catalog catalog, boolean hasChanges, LocalDate staleSince) {
        Optional<CatalogSystem> system = catalog.system(incident.systemId().orElse(null));
        return new Known(
                incident,
                system,
                system.flatMap(known -> incident.areaId().flatMap(known::area)),
                hasChanges,
                staleSince);
    }
}
