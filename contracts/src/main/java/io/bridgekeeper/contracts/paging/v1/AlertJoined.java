package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * A further alert belongs to an open incident. Repeats of an alert are counted, not told.
 *
 * <p>Type {@code paging.alert.joined.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param dedupKey   of the alert that joined
 * @param title      of the alert that joined
 * @param alertCount alerts behind the incident now, this one included
 * @param joinedAt   when
 */
public record AlertJoined(UUID incidentId, String dedupKey, String title, int alertCount, Instant joinedAt) {}
