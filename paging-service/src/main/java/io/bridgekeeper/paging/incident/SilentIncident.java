package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An open incident that no tool says anything of any more, neither that it goes on nor that it is over.
 *
 * @param lastHeardAt when one of its alerts came last, or came again
 */
public record SilentIncident(UUID id, String title, Optional<String> systemId, Instant openedAt, Instant lastHeardAt) {}
