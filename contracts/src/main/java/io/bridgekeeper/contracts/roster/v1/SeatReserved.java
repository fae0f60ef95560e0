package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A place is kept for a person who was asked to come.
 *
 * <p>Type {@code roster.seat.reserved.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param personId   for whom, by Keycloak user name
 * @param role       {@code responder} or {@code commander}
 * @param purpose    what this person is here for, never blank
 * @param reservedAt when
 */
public record SeatReserved(UUID incidentId, String personId, String role, String purpose, Instant reservedAt) {}
