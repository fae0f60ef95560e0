package io.bridgekeeper.contracts.followup.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Another person is asked to be accountable.
 *
 * <p>Type {@code followup.accountable.proposed.v1} on {@code followup.followup.v1}.
 *
 * @param followUpId the follow-up
 * @param incidentId the incident, also the topic key
 * @param personId   who is asked, by Keycloak user name
 * @param proposedBy who asks
 * @param proposedAt when
 */
public record AccountableProposed(
        UUID followUpId, UUID incidentId, String personId, String proposedBy, Instant proposedAt) {}
