package io.bridgekeeper.paging.training;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident that a person follows, or followed, as a shadow.
 *
 * @param countedAt when it was resolved after somebody had accepted it; empty while it does not count
 */
record ShadowedIncident(UUID incidentId, String systemId, Instant at, Optional<Instant> countedAt) {}
