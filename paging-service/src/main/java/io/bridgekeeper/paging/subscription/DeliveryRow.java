package io.bridgekeeper.paging.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** {@code state}: pending, sending, delivered, failed-temporary, failed-permanent or cancelled. */
@Entity
@Table(name = "webhook_delivery")
class DeliveryRow {

    @Id
    UUID id;

    @Column(insertable = false, updatable = false)
    long place;

    UUID subscriptionId;
    UUID eventId;
    UUID incidentId;
    String kind;
    Instant occurredAt;
    String body;
    String state;
    int attempts;
    Integer status;
    String error;
    Instant queuedAt;
    Instant until;
    Instant nextAttemptAt;
    Instant attemptedAt;
    Instant deliveredAt;
}
