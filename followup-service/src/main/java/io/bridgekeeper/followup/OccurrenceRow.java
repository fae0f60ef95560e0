package io.bridgekeeper.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "Occurrence")
@Table(name = "occurrence")
class OccurrenceRow {
    @Id
    UUID incidentId;

    UUID followUpId;
    Instant openedAt;
    Instant resolvedAt;
    String how;
    Instant linkedAt;

    static OccurrenceRow of(UUID followUpId, Occurrence occurrence, Instant linkedAt) {
        OccurrenceRow row = new OccurrenceRow();
        row.incidentId = occurrence.incidentId();
        row.followUpId = followUpId;
        row.openedAt = occurrence.openedAt();
        row.resolvedAt = occurrence.resolvedAt();
        row.how = occurrence.how();
        row.linkedAt = linkedAt;
        return row;
    }

    Occurrence occurrence() {
        return new Occurrence(incidentId, openedAt, resolvedAt, how);
    }
}
