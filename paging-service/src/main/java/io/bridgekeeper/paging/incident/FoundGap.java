package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An ownership gap, and the incident that showed it. */
public record FoundGap(UUID id, UUID incidentId, Optional<String> systemId, OwnershipGap gap, Instant foundAt) {}
