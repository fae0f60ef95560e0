package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The service runs again. Whether the cause is gone is another question, and the follow-up's.
 *
 * <p>Type {@code paging.incident.resolved.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId     the incident, also the topic key
 * @param systemId       the system that the incident is of, by its catalog id; may be null
 * @param title          one line for a person
 * @param severity       {@code SEV1} (worst) to {@code SEV5}
 * @param fingerprint    what recurrences of this incident share
 * @param how            {@code fix}, {@code workaround}, {@code restart}, {@code rollback}, {@code scale-up}, {@code self-cleared} or {@code false-alarm}
 * @param note           in the resolver's words; may be null
 * @param resolvedBy     who said so, by Keycloak user name; absent where the monitoring tool did
 * @param openedAt       when the incident began
 * @param acknowledgedAt when somebody accepted; absent where nobody did
 * @param resolvedAt     when
 * @param productOwner   who must make it never happen again, by Keycloak user name, where that is not the system's own product owner; may be null
 */
public record IncidentResolved(
        UUID incidentId,
        String systemId,
        String title,
        String severity,
        String fingerprint,
        String how,
        String note,
        String resolvedBy,
        Instant openedAt,
        Instant acknowledgedAt,
        Instant resolvedAt,
        String productOwner) {}
