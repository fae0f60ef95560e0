package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who is at work on an incident asks for a responder of another system. Who is called for it is told as a queued page.
 *
 * <p>Type {@code paging.incident.responder-requested.v1} on {@code paging.incident.v1}.
 *
 * @param requestId     the request
 * @param incidentId    the incident, also the topic key
 * @param systemId      the system that the incident is of, by its catalog id; may be null
 * @param askedSystemId the system of which a responder is asked for, by its catalog id
 * @param requestedBy   who asks, by Keycloak user name
 * @param message       what for, in words
 * @param requestedAt   when
 */
public record ResponderRequested(
        UUID requestId,
        UUID incidentId,
        String systemId,
        String askedSystemId,
        String requestedBy,
        String message,
        Instant requestedAt) {}
