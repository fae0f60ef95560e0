package io.bridgekeeper.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event that a service is about to tell.
 *
 * @param id         UUIDv7, the CloudEvents id; stays the same however often the event is sent
 * @param key        Kafka record key; events of one key arrive in the order in which they were written
 * @param occurredAt when it happened, not when it is sent
 * @param data       a record of the event catalogue
 */
public record OutgoingEvent(UUID id, String key, Instant occurredAt, Record data) {
    public OutgoingEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(data);
    }
}
