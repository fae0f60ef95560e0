package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The membership is in Keycloak: a token fetched now has it.
 *
 * <p>Type {@code access.grant.activated.v1} on {@code access.grant.v1}.
 *
 * @param grantId       the grant
 * @param incidentId    the incident, also the topic key
 * @param personId      who holds it, by Keycloak user name
 * @param systemId      the system that it is for
 * @param profileId     the access profile
 * @param keycloakGroup absolute path of the first Keycloak group among the targets; where there is none, the first
 *                      target behind a slash
 * @param activatedAt   when Keycloak had it
 * @param endsAt        when it ends at the latest, exclusive
 * @param targets       all that it gives: {@code /systems/shop}, {@code realm:NAME}, {@code client:CLIENT:NAME}; absent in
 *                      what was told before there was more than a group
 */
public record GrantActivated(
        UUID grantId,
        UUID incidentId,
        String personId,
        String systemId,
        String profileId,
        String keycloakGroup,
        Instant activatedAt,
        Instant endsAt,
        List<String> targets) {}
