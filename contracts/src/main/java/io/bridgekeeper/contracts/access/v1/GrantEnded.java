package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The membership is gone from Keycloak, or was never made.
 *
 * <p>Type {@code access.grant.ended.v1} on {@code access.grant.v1}.
 *
 * @param grantId       the grant
 * @param incidentId    the incident, also the topic key
 * @param personId      who holds it, by Keycloak user name
 * @param systemId      the system that it is for
 * @param profileId     the access profile
 * @param keycloakGroup absolute path of the first Keycloak group among the targets; where there is none, the first
 *                      target behind a slash
 * @param reason        {@code resolved}, {@code stood-down}, {@code declined}, {@code withdrawn}, {@code expired}, {@code swept}
 * @param endedAt       when it was gone
 * @param targets       all that it gives: {@code /systems/shop}, {@code realm:NAME}, {@code client:CLIENT:NAME}; absent in
 *                      what was told before there was more than a group
 * @param provenAt      when Keycloak was read back to lack what no other grant keeps, with no session of before left; absent
 *                      where there was nothing to take, and in what was told before it was read back
 */
public record GrantEnded(
        UUID grantId,
        UUID incidentId,
        String personId,
        String systemId,
        String profileId,
        String keycloakGroup,
        String reason,
        Instant endedAt,
        List<String> targets,
        Instant provenAt) {}
