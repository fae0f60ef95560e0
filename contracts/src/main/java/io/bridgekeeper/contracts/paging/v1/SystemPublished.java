package io.bridgekeeper.contracts.paging.v1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A system of the catalog as it stands now. The topic is compacted; its key is {@code system/<systemId>}.
 *
 * <p>Type {@code paging.system.published.v1} on {@code paging.catalog.v1}.
 *
 * @param systemId       the catalog id
 * @param name           for people
 * @param tier           1 (most important) to 4
 * @param serviceOwner   id of the escalation policy that is called; absent is an ownership gap
 * @param productOwner   who must make it never happen again, exactly one person, by Keycloak user name; may be null
 * @param seatLimit      seats on a bridge of this system
 * @param accessProfiles never null
 * @param runbooks       never null
 * @param retired        whether it has left the catalog
 * @param publishedAt    when
 */
public record SystemPublished(
        String systemId,
        String name,
        int tier,
        String serviceOwner,
        String productOwner,
        int seatLimit,
        List<AccessProfile> accessProfiles,
        List<Runbook> runbooks,
        boolean retired,
        Instant publishedAt) {

    /**
     * What the responders of a system need while they respond.
     *
     * @param profileId     unique within the catalog
     * @param keycloakGroup absolute path of a Keycloak group, such as {@code /systems/checkout/responders}
     * @param maxDuration   the longest that one grant lasts, ISO-8601, more than zero
     */
    public record AccessProfile(String profileId, String keycloakGroup, Duration maxDuration) {}

    /**
     * What to do when the system breaks.
     *
     * @param title what it is about
     * @param url   where it stands
     */
    public record Runbook(String title, String url) {}
}
