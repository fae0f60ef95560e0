package io.bridgekeeper.paging.catalog;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A thing that can break.
 *
 * @param tier         1 (most important) to 4
 * @param matchers     all must hold; never empty
 * @param serviceOwner id of the policy that is called; empty is an ownership gap
 * @param productOwner id of the person who must make it never happen again
 * @param seatLimit    seats on a bridge of this system, at least 1
 */
public record CatalogSystem(
        String id,
        String name,
        int tier,
        List<Matcher> matchers,
        Optional<String> serviceOwner,
        Optional<String> productOwner,
        List<AccessProfile> accessProfiles,
        int seatLimit,
        List<Runbook> runbooks) {

    public boolean matches(Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.holds(labels));
    }

    /** @param keycloakGroup absolute path of a Keycloak group */
    public record AccessProfile(String id, String keycloakGroup, Duration maxDuration) {}

    public record Runbook(String title, URI url) {}
}
