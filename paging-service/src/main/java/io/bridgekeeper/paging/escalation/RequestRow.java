package io.bridgekeeper.paging.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "responder_request")
class RequestRow {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID incidentId;

    @Column(updatable = false)
    String systemId;

    @Column(updatable = false)
    String systemName;

    @Column(updatable = false)
    String askedBy;

    @Column(updatable = false)
    String message;

    @Column(updatable = false)
    Instant askedAt;

    @Column(updatable = false)
    String steps;

    int position;
    Instant stepEndsAt;
    String state;
    String endedBy;
    Instant endedAt;
}
