package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The call is over, with its incident.
 *
 * <p>Type {@code roster.bridge.closed.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param closedAt   when
 */
public record BridgeClosed(UUID incidentId, Instant closedAt) {}
