package io.bridgekeeper.paging.catalog;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A thing that can break.
 *
 * @param tier         1 (most important) to 4
 * @param matchers     all must hold; never empty
 * @param areas        in the order of the file, which decides between areas that match the same signal
 * @param dependsOn    ids of systems; never in a circle
 * @param serviceOwner id of the policy that is called; empty is an ownership gap
 * @param productOwner id of the person who must make it never happen again
 * @param grouping     which alerts of this system become one incident
 */
public record CatalogSystem(
        String id,
        String name,
        int tier,
        List<Matcher> matchers,
        List<Area> areas,
        List<String> dependsOn,
        Optional<String> serviceOwner,
        String productOwner,
        List<AccessProfile> accessProfiles,
        SeatLimits seatLimits,
        List<Runbook> runbooks,
        Grouping grouping) {

    public boolean matches(Map<String, String> labels) {
        return Matcher.allHold(matchers, labels);
    }

    public Optional<Area> area(String areaId) {
        return areas.stream().filter(area -> area.id().equals(areaId)).findFirst();
    }

    /** Seats on a bridge of this system where nothing is said about the severity. */
    public int seatLimit() {
        return seatLimits.byDefault();
    }

    /** The first area whose matchers all hold, for a signal of this system. */
    Optional<Area> areaOf(Map<String, String> labels) {
        return areas.stream().filter(area -> area.matches(labels)).findFirst();
    }

    /** @param keycloakGroup absolute path of a Keycloak group */
    public record AccessProfile(String id, String keycloakGroup, Duration maxDuration) {}

    /**
     * What to do when the system breaks.
     *
     * @param owner      id of the person who keeps it true; may be empty
     * @param reviewedAt when somebody last read it through; empty: nobody said so
     */
    public record Runbook(String title, URI url, Optional<String> owner, Optional<LocalDate> reviewedAt) {

        /** Whether nobody has read it through since that day, or ever. */
        public boolean isStale(LocalDate since) {
            return reviewedAt.filter(day -> !day.isBefore(since)).isEmpty();
        }
    }
}
