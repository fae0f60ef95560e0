package io.bridgekeeper.contracts.roster.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The call of one incident is open.
 *
 * <p>Type {@code roster.bridge.opened.v1} on {@code roster.bridge.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param title      one line for a person
 * @param seatLimit  how many may sit on it, at least 1
 * @param openedAt   when
 */
public record BridgeOpened(UUID incidentId, String systemId, String title, int seatLimit, Instant openedAt) {}
