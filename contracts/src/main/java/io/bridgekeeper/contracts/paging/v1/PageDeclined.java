package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The person cannot; the next step is called at once.
 *
 * <p>Type {@code paging.page.declined.v1} on {@code paging.incident.v1}.
 *
 * @param pageId     the page
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param personId   who declined, by Keycloak user name
 * @param reason     in the person's words; may be null
 * @param declinedAt when
 */
public record PageDeclined(
        UUID pageId, UUID incidentId, String systemId, String personId, String reason, Instant declinedAt) {}
