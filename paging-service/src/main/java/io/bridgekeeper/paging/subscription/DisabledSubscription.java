package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription that Bridgekeeper disabled on its own.
 *
 * @param why in words
 */
public record DisabledSubscription(UUID id, String name, String ownerId, Instant at, String why) {}
