package io.bridgekeeper.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that a service is about to tell.
 *
 * @param id          UUIDv7, the CloudEvents id; stays the same however often the event is sent
 * @param key         Kafka record key; events of one key arrive in the order in which they were written
 * @param occurredAt  when it happened, not when it is sent
 * @param data        a record of the event catalogue
 * @param traceparent of the trace that it belongs to (W3C); empty for the one in which it is written
 */
public record OutgoingEvent(UUID id, String key, Instant occurredAt, Record data, Optional<String> traceparent) {

    public OutgoingEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(data);
        Objects.requireNonNull(traceparent);
    }

    public OutgoingEvent(UUID id, String key, Instant occurredAt, Record data) {
        this(id, key, occurredAt, data, Optional.empty());
    }

    /** Where one transaction does the work of several traces. */
    public OutgoingEvent in(Optional<String> trace) {
        return new OutgoingEvent(id, key, occurredAt, data, trace);
    }
}
