package io.bridgekeeper.paging.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A system as the API shows it.
 *
 * @param serviceOwner id of the policy that is called; null is an ownership gap
 * @param productOwner who must make it never happen again
 * @param seatLimit    where nothing is said about the severity
 * @param seatLimits   by {@code critical}, {@code error}, {@code warning}, {@code info}; empty: the same for all
 * @param dependsOn    ids of systems
 */
record SystemView(
        String systemId,
        String name,
        int tier,
        String serviceOwner,
        String productOwner,
        int seatLimit,
        Map<String, Integer> seatLimits,
        List<String> dependsOn,
        List<AreaLine> areas,
        List<AccessProfileLine> accessProfiles,
        List<RunbookLine> runbooks) {

    record All(List<SystemView> systems) {}

    /** @param maxDuration ISO-8601 */
    record AccessProfileLine(String profileId, String keycloakGroup, String maxDuration) {}

    /**
     * @param owner      who keeps it true; may be null
     * @param reviewedAt a day; may be null
     */
    record RunbookLine(String title, String url, String owner, String reviewedAt) {}

    /**
     * @param serviceOwner null: that of the system
     * @param productOwner null: that of the system
     */
    record AreaLine(String areaId, String name, String serviceOwner, String productOwner) {}

    static SystemView of(CatalogSystem system) {
        return new SystemView(
                system.id(),
                system.name(),
                system.tier(),
                system.serviceOwner().orElse(null),
                system.productOwner(),
                system.seatLimit(),
                system.seatLimits().bySeverity(),
                system.dependsOn(),
                system.areas().stream()
                        .map(area -> new AreaLine(
                                area.id(),
                                area.name(),
                                area.serviceOwner().orElse(null),
                                area.productOwner().orElse(null)))
                        .toList(),
                system.accessProfiles().stream()
                        .map(p -> new AccessProfileLine(
                                p.id(), p.keycloakGroup(), p.maxDuration().toString()))
                        .toList(),
                system.runbooks().stream()
                        .map(r -> new RunbookLine(
                                r.title(),
                                r.url().toString(),
                                r.owner().orElse(null),
                                r.reviewedAt().map(LocalDate::toString).orElse(null)))
                        .toList());
    }
}
