package io.bridgekeeper.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One incident behind a follow-up.
 *
 * @param openedAt   when the incident began
 * @param resolvedAt when the service ran again
 * @param how        how it was resolved, as the resolver said: {@code fix}, {@code restart}, …
 */
record Occurrence(UUID incidentId, Instant openedAt, Instant resolvedAt, String how) {

    /** How long the service was down; never negative, whatever the clocks of the tools say. */
    Duration resolvedAfter() {
        return Clocks.between(openedAt, resolvedAt);
    }
}
