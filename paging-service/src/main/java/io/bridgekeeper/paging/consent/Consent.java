package io.bridgekeeper.paging.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's agreement to be called for a system.
 *
 * @param systemId a system of the catalog, or {@link #FALLBACK}
 * @param until    exclusive
 */
public record Consent(String personId, String systemId, Instant until) {

    /** Stands for whatever the fallback policy is called for. */
    public static final String FALLBACK = "*";

    /** Agreements are renewed, not given for ever. */
    public static final Duration LONGEST = Duration.ofDays(90);

    public boolean covers(String person, String system, Instant at) {
        return personId.equals(person) && systemId.equals(system) && at.isBefore(until);
    }

    /** What is wrong with an end that somebody asks for; empty where nothing is. */
    public static Optional<String> faultOf(Instant until, Instant now) {
        if (until == null) {
            return Optional.of("is missing");
        }
        if (!until.isAfter(now)) {
            return Optional.of("must be in the future");
        }
        return until.isAfter(now.plus(LONGEST)) ? Optional.of("must be at most 90 days ahead") : Optional.empty();
    }
}
