package io.bridgekeeper.paging.swap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "swap")
class SwapRow {

    @Id
    UUID id;

    @Column(updatable = false)
    String rotationId;

    @Column(updatable = false)
    Instant fromAt;

    @Column(updatable = false)
    Instant untilAt;

    @Column(updatable = false)
    String askerId;

    @Column(updatable = false)
    String toId;

    @Column(updatable = false)
    Instant offerFromAt;

    @Column(updatable = false)
    Instant offerUntilAt;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    String absenceKey;

    @Column(updatable = false)
    Instant askedAt;

    /** JSON array of ids. */
    String declinedBy;

    String state;
    String endedBy;
    String endReason;
    Instant endedAt;
    Instant dueAt;
}
