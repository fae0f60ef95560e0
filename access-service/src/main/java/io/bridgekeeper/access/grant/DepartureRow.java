package io.bridgekeeper.access.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "departure")
@IdClass(DepartureRow.Key.class)
class DepartureRow {

    record Key(UUID incidentId, String personId) {}

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Column(name = "left_at")
    Instant leftAt;
}
