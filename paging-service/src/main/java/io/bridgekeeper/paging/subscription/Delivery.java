package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way to one subscription.
 *
 * @param attempts this one included, from 1
 * @param until    it is tried no more then
 */
record Delivery(UUID id, UUID subscriptionId, UUID eventId, String body, int attempts, Instant until) {}
