package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A person was turned to the gallery.
 *
 * <p>Type {@code roster.seat.refused.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param personId   who asked, by Keycloak user name
 * @param reason     {@code not-invited} or {@code bridge-full}
 * @param refusedAt  when
 */
public record SeatRefused(UUID incidentId, String personId, String reason, Instant refusedAt) {}
