package io.bridgekeeper.paging.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "calendar")
class CalendarRow {

    @Id
    UUID id;

    String secretHash;
    String rotationId;
    String name;
    String createdBy;
    Instant createdAt;
    Instant lastReadAt;
    String revokedBy;
    Instant revokedAt;
}
