package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That an incident was found to be worse than it seemed, or less bad.
 *
 * @param systemId of the incident; empty where nothing in the catalog matched
 * @param reason   there is one wherever it was lowered
 */
public record SeverityChange(
        UUID id,
        UUID incidentId,
        Optional<String> systemId,
        Severity from,
        Severity to,
        String by,
        Optional<String> reason,
        Instant at) {

    public boolean isLowered() {
        return from.isWorseThan(to);
    }
}
