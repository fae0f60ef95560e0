package io.bridgekeeper.paging.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's leave to enrol one device.
 *
 * @param expiresAt exclusive
 */
record Enrolment(String personId, Instant expiresAt, Optional<Instant> usedAt) {

    /** Whether a device may be enrolled by it, and if not, why. */
    sealed interface Standing {

        record Open(String personId, Instant expiresAt) implements Standing {}

        record Used() implements Standing {}

        record Expired() implements Standing {}

        /** It is no link of ours, or the person has made another since. */
        record Unknown() implements Standing {}
    }

    Standing standing(Instant now) {
        if (usedAt.isPresent()) {
            return new Standing.Used();
        }
        return now.isBefore(expiresAt) ? new Standing.Open(personId, expiresAt) : new Standing.Expired();
    }
}
