package io.bridgekeeper.paging.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "history")
@IdClass(HistoryRow.Key.class)
class HistoryRow {

    @Id
    UUID incidentId;

    /** From 1, without a gap. */
    @Id
    int seq;

    Instant at;
    String what;

    record Key(UUID incidentId, int seq) {}
}
