package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The person has it. Of the pages that a policy's steps made at most one is accepted, beside those made by hand; the
 * withdrawals of the others come before it.
 *
 * <p>Type {@code paging.page.accepted.v1} on {@code paging.incident.v1}.
 *
 * @param pageId     the page
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param personId   who accepted, by Keycloak user name
 * @param acceptedAt when
 */
public record PageAccepted(UUID pageId, UUID incidentId, String systemId, String personId, Instant acceptedAt) {}
