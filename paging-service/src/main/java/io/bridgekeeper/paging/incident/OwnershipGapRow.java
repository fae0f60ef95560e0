package io.bridgekeeper.paging.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "ownership_gap")
class OwnershipGapRow {

    @Id
    UUID id;

    UUID incidentId;
    String systemId;
    String reason;
    String detail;
    Instant foundAt;
}
