package io.bridgekeeper.paging.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "page")
class PageRow {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID incidentId;

    @Column(updatable = false)
    String personId;

    @Column(updatable = false)
    int rung;

    @Column(updatable = false)
    int step;

    @Column(updatable = false)
    String reason;

    String state;

    @Column(updatable = false)
    Instant queuedAt;

    @Column(updatable = false)
    int round;

    Instant answeredAt;

    @Column(updatable = false)
    String calledBy;

    /** As {@link ExplanationMapper} writes it; null for pages of before it was kept. */
    @Column(updatable = false)
    String explanation;

    /** With blanks between them. */
    @Column(updatable = false)
    String channels;

    @Column(updatable = false)
    UUID requestId;
}
