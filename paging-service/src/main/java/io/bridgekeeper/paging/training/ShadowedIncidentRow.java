package io.bridgekeeper.paging.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "shadowed_incident")
@IdClass(ShadowedIncidentRow.Key.class)
class ShadowedIncidentRow {

    @Id
    UUID incidentId;

    @Id
    String personId;

    String systemId;
    Instant at;

    /** When the incident ended after somebody had accepted it; null while it does not count. */
    Instant countedAt;

    record Key(UUID incidentId, String personId) {}
}
