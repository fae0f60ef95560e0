package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A place is free again.
 *
 * <p>Type {@code roster.seat.released.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param personId   whose place it was, by Keycloak user name
 * @param reason     {@code stood-down}, {@code declined}, {@code withdrawn} or {@code closed}
 * @param releasedAt when
 */
public record SeatReleased(UUID incidentId, String personId, String reason, Instant releasedAt) {}
