package io.bridgekeeper.paging.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A person said no. It ends no agreement; it says that no further one is to be expected.
 *
 * @param reason in the person's words
 */
public record Decline(String personId, Scope scope, String reason, Instant answeredAt) implements Answer {

    /** A person has at most one a scope: the last. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("no " + personId + " " + scope.text()).getBytes(StandardCharsets.UTF_8));
    }
}
