package io.bridgekeeper.access.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "incident")
class IncidentRow {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "resolved_at")
    Instant resolvedAt;
}
