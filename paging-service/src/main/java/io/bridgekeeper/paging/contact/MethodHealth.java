package io.bridgekeeper.paging.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * How well a contact method works, by the codes, tests and notices that went over it.
 *
 * @param lastFailure  what was said when it was last given up, in words
 * @param failingSince the first time that it was given up since something last arrived; empty while it works
 */
record MethodHealth(
        Optional<Instant> lastTriedAt,
        Optional<Instant> lastDeliveredAt,
        Optional<Instant> lastFailedAt,
        Optional<String> lastFailure,
        Optional<Instant> failingSince) {

    static final MethodHealth UNTRIED =
            new MethodHealth(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
