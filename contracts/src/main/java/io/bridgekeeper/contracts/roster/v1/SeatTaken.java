package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A person sits on the bridge.
 *
 * <p>Type {@code roster.seat.taken.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param personId   who, by Keycloak user name
 * @param role       {@code responder} or {@code commander}
 * @param purpose    what this person is here for, never blank
 * @param takenAt    when
 */
public record SeatTaken(UUID incidentId, String personId, String role, String purpose, Instant takenAt) {}
