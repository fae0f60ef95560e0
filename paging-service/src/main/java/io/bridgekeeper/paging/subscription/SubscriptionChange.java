package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was done to a subscription.
 *
 * @param by   a person; empty where it was Bridgekeeper itself
 * @param what in words, without address or key
 */
record SubscriptionChange(UUID id, Instant at, Optional<String> by, String what) {}
