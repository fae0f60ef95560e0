package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The incident is worse than it seemed, or less bad.
 *
 * <p>Type {@code paging.incident.severity-changed.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param from       what it was: {@code SEV1} (worst) to {@code SEV5}
 * @param to         what it is now
 * @param changedBy  who said so, by Keycloak user name
 * @param reason     why, in words; there is one whenever it is lowered; may be null
 * @param changedAt  when
 * @param seatLimit  how many may sit on the bridge now, at least 1; may be null: as many as before
 */
public record IncidentSeverityChanged(
        UUID incidentId,
        String systemId,
        String from,
        String to,
        String changedBy,
        String reason,
        Instant changedAt,
        Integer seatLimit) {}
