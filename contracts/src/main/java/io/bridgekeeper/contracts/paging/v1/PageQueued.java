package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * One person is about to be asked to respond.
 *
 * <p>Type {@code paging.page.queued.v1} on {@code paging.incident.v1}.
 *
 * @param pageId     the page
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param personId   who is asked, by Keycloak user name
 * @param step       which step of the escalation policy, from 1; 0 for the fallback and for a page made by hand
 * @param reason     why this person, in words
 * @param queuedAt   when
 * @param calledBy   who made the page by hand, by Keycloak user name; null for a step of a policy
 * @param askedSystemId the system of which a responder was asked for, by its catalog id; null for a page that nobody
 *                   asked for from another system
 * @param areaId     the area of the system that the page is for, of {@code askedSystemId} where there is one, by its
 *                   catalog id; null where none is known
 */
public record PageQueued(
        UUID pageId,
        UUID incidentId,
        String systemId,
        String personId,
        int step,
        String reason,
        Instant queuedAt,
        String calledBy,
        String askedSystemId,
        String areaId) {}
