package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * One person has the incident now.
 *
 * <p>Type {@code paging.incident.acknowledged.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId     the incident, also the topic key
 * @param pageId         the page that was accepted
 * @param personId       who has it, by Keycloak user name
 * @param acknowledgedAt when
 */
public record IncidentAcknowledged(UUID incidentId, UUID pageId, String personId, Instant acknowledgedAt) {}
