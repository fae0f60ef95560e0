package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody comes who was asked for, or nobody does. One that had ended without anybody may end once more, accepted.
 *
 * <p>Type {@code paging.incident.responder-request-ended.v1} on {@code paging.incident.v1}.
 *
 * @param requestId     the request
 * @param incidentId    the incident, also the topic key
 * @param systemId      the system that the incident is of, by its catalog id; may be null
 * @param askedSystemId the system of which a responder was asked for, by its catalog id
 * @param outcome       accepted, declined by all who were called, expired where somebody did not answer, or cancelled
 * @param endedBy       who accepted, declined last or cancelled, by Keycloak user name; may be null
 * @param endedAt       when
 */
public record ResponderRequestEnded(
        UUID requestId,
        UUID incidentId,
        String systemId,
        String askedSystemId,
        String outcome,
        String endedBy,
        Instant endedAt) {}
