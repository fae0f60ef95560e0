package io.bridgekeeper.paging.catalog;

import java.util.Optional;

/**
 * Where in the catalog a signal belongs.
 *
 * @param area empty where the system has no area that matches
 */
public record Place(CatalogSystem system, Optional<Area> area) {

    /** Id of the policy that is called: the area's own before that of its system; empty is an ownership gap. */
    public Optional<String> serviceOwner() {
        return area.flatMap(Area::serviceOwner).or(system::serviceOwner);
    }

    /** Id of the one person who must make it never happen again: the area's own before that of its system. */
    public String productOwner() {
        return area.flatMap(Area::productOwner).orElse(system.productOwner());
    }
}
