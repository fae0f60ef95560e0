package io.bridgekeeper.paging.correction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "catalog_correction")
class CorrectionRow {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID incidentId;

    @Column(updatable = false)
    String title;

    /** In JSON. */
    @Column(updatable = false)
    String labels;

    @Column(updatable = false)
    String fromSystem;

    @Column(updatable = false)
    String toSystem;

    @Column(updatable = false)
    String proposedBy;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    Instant at;

    String dismissedBy;
    String dismissedReason;
    Instant dismissedAt;
}
