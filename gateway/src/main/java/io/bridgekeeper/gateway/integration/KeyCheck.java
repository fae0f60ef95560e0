package io.bridgekeeper.gateway.integration;

import java.util.UUID;

/** What is known of a presented integration key. */
public sealed interface KeyCheck {

    /** The key works. */
    record Accepted(UUID integrationId) implements KeyCheck {}

    /** No integration has this key now; whether one had it is not told. */
    record Refused() implements KeyCheck {}

    /** The keys are not known yet, so nothing can be said. */
    record TooEarly() implements KeyCheck {}
}
