package io.bridgekeeper.paging.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An agreement, or a no: then with a reason and without terms. */
@Entity
@Table(name = "consent")
class ConsentRow {

    @Id
    UUID id;

    String personId;
    String scopeKind;
    String scopeIds;
    String zone;
    String hours;
    String channels;
    Instant fromAt;
    Instant untilAt;
    Instant answeredAt;
    Instant askAt;
    Instant askedAt;
    boolean withdrawn;
    String declineReason;
}
