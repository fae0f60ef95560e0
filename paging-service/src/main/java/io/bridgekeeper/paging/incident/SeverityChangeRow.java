package io.bridgekeeper.paging.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "severity_change")
class SeverityChangeRow {

    @Id
    UUID id;

    UUID incidentId;
    String systemId;
    String fromSeverity;
    String toSeverity;
    boolean lowered;
    String changedBy;
    String reason;
    Instant at;
}
