package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * An emergency began.
 *
 * <p>Type {@code paging.incident.opened.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId    the incident, also the topic key
 * @param title         one line for a person
 * @param severity      {@code SEV1} (worst) to {@code SEV5}
 * @param systemId      the system that the incident is of, by its catalog id; may be null
 * @param fingerprint   what recurrences of this incident share, 64 hexadecimal characters
 * @param integrationId where the first signal came from
 * @param dedupKey      of the first alert
 * @param seatLimit     how many may sit on the bridge, at least 1
 * @param ownershipGap  why no owner could be called; absent where there is one
 * @param openedAt      when the first signal was joined to it
 */
public record IncidentOpened(
        UUID incidentId,
        String title,
        String severity,
        String systemId,
        String fingerprint,
        UUID integrationId,
        String dedupKey,
        int seatLimit,
        String ownershipGap,
        Instant openedAt) {}
