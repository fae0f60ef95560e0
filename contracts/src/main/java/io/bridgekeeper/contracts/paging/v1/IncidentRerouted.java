package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The incident belongs to another system than it seemed: whoever was called said so. People of that system are called from the first step on.
 *
 * <p>Type {@code paging.incident.rerouted.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId   the incident, also the topic key
 * @param fromSystemId the system that it seemed to be of, by its catalog id; absent where nothing in the catalog had matched; may be null
 * @param toSystemId   the system that it is of, by its catalog id
 * @param reroutedBy   who said so, by Keycloak user name
 * @param reason       why, in words; may be null
 * @param reroutedAt   when
 * @param seatLimit    how many may sit on the bridge now, at least 1; may be null: as many as before
 */
public record IncidentRerouted(
        UUID incidentId,
        String fromSystemId,
        String toSystemId,
        String reroutedBy,
        String reason,
        Instant reroutedAt,
        Integer seatLimit) {}
