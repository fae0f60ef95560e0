package io.bridgekeeper.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that waits in the outbox.
 *
 * @param seq         order of writing
 * @param traceparent W3C trace context of the work that wrote it; may be null
 * @param data        JSON
 */
record OutboxRecord(
        long seq,
        UUID id,
        String topic,
        String key,
        String type,
        String source,
        Instant occurredAt,
        String traceparent,
        String data) {

    /** Events of one chain must arrive in order; those of different chains need not. */
    Chain chain() {
        return new Chain(topic, key);
    }

    record Chain(String topic, String key) {}
}
