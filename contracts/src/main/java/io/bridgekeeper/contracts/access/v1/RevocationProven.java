package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A grant whose end was overdue is gone from Keycloak, or wanted by another grant. Told after {@link RevocationOverdue}
 * alone.
 *
 * <p>Type {@code access.revocation.proven.v1} on {@code access.grant.v1}.
 *
 * @param grantId    the grant
 * @param incidentId the incident, also the topic key
 * @param personId   who held it, by Keycloak user name
 * @param systemId   the system that it is for
 * @param profileId  the access profile
 * @param provenAt   when
 */
public record RevocationProven(
        UUID grantId, UUID incidentId, String personId, String systemId, String profileId, Instant provenAt) {}
