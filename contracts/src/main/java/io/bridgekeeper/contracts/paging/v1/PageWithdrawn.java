package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The person need not answer any more.
 *
 * <p>Type {@code paging.page.withdrawn.v1} on {@code paging.incident.v1}.
 *
 * @param pageId      the page
 * @param incidentId  the incident, also the topic key
 * @param systemId    the system that the incident is of, by its catalog id; may be null
 * @param personId    who need not answer, by Keycloak user name
 * @param reason      {@code accepted-by-another}, {@code resolved}, {@code rerouted} where the incident belongs to another system,
 *     or {@code request-cancelled} where a responder is asked for no more
 * @param withdrawnAt when
 */
public record PageWithdrawn(
        UUID pageId, UUID incidentId, String systemId, String personId, String reason, Instant withdrawnAt) {}
