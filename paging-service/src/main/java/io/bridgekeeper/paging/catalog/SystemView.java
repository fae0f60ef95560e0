package io.bridgekeeper.paging.catalog;

import java.util.List;

/**
 * A system as the API shows it.
 *
 * @param serviceOwner id of the policy that is called; null is an ownership gap
 * @param productOwner who must make it never happen again; null is an ownership gap
 */
record SystemView(
        String systemId,
        String name,
        int tier,
        String serviceOwner,
        String productOwner,
        int seatLimit,
        List<AccessProfileLine> accessProfiles,
        List<RunbookLine> runbooks) {

    record All(List<SystemView> systems) {}

    /** @param maxDuration ISO-8601 */
    record AccessProfileLine(String profileId, String keycloakGroup, String maxDuration) {}

    record RunbookLine(String title, String url) {}

    static SystemView of(CatalogSystem system) {
        return new SystemView(
                system.id(),
                system.name(),
                system.tier(),
                system.serviceOwner().orElse(null),
                system.productOwner().orElse(null),
                system.seatLimit(),
                system.accessProfiles().stream()
                        .map(p -> new AccessProfileLine(
                                p.id(), p.keycloakGroup(), p.maxDuration().toString()))
                        .toList(),
                system.runbooks().stream()
                        .map(r -> new RunbookLine(r.title(), r.url().toString()))
                        .toList());
    }
}
