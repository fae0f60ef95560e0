package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a delivery has come.
 *
 * @param place         grows in the order in which events came
 * @param state         {@code pending}, {@code sending}, {@code delivered}, {@code failed-temporary} (tried again),
 *     {@code failed-permanent} (given up) or {@code cancelled} (the subscription was disabled before)
 * @param status        of HTTP, of the last attempt that had an answer
 * @param reason        why the last attempt failed
 * @param nextAttemptAt absent where there is none
 */
record DeliveryStatus(
        UUID id,
        long place,
        UUID eventId,
        String type,
        UUID incidentId,
        Instant occurredAt,
        String state,
        int attempts,
        Optional<Integer> status,
        Optional<String> reason,
        Instant queuedAt,
        Optional<Instant> attemptedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> nextAttemptAt) {}
