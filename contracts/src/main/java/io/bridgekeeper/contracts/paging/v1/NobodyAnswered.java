package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Every step was tried and nobody accepted. The incident stays open and says so.
 *
 * <p>Type {@code paging.incident.nobody-answered.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param stepsTried steps of the escalation policy that were tried, those passed over included
 * @param flaggedAt  when
 */
public record NobodyAnswered(UUID incidentId, String systemId, int stepsTried, Instant flaggedAt) {}
