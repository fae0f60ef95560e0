package io.bridgekeeper.paging.subscription;

import java.util.UUID;

/**
 * An event that one subscription is to be told of.
 *
 * @param id of the delivery
 */
record QueuedDelivery(UUID id, UUID subscriptionId, PublicEvent event, String body) {}
