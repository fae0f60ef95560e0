package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The step's time ran out without an answer. The person may still accept while nobody else has.
 *
 * <p>Type {@code paging.page.expired.v1} on {@code paging.incident.v1}.
 *
 * @param pageId     the page
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param personId   who did not answer, by Keycloak user name
 * @param expiredAt  when
 */
public record PageExpired(UUID pageId, UUID incidentId, String systemId, String personId, Instant expiredAt) {}
