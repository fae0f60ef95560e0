package io.bridgekeeper.contracts.followup.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Exactly one person is accountable, and said so.
 *
 * <p>Type {@code followup.followup.accepted.v1} on {@code followup.followup.v1}.
 *
 * @param followUpId the follow-up
 * @param incidentId the incident, also the topic key
 * @param personId   who is accountable, by Keycloak user name
 * @param acceptedAt when
 */
public record FollowUpAccepted(UUID followUpId, UUID incidentId, String personId, Instant acceptedAt) {}
