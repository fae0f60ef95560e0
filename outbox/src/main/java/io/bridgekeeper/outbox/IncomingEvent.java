package io.bridgekeeper.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that another service told.
 *
 * @param id         CloudEvents id, by which repeats are known
 * @param type       CloudEvents type, one of the event catalogue
 * @param key        Kafka record key; may be null
 * @param occurredAt when it happened, by the publisher's clock
 * @param data       the contract record of {@code type}
 */
public record IncomingEvent(UUID id, String type, String key, Instant occurredAt, Record data) {}
