package io.bridgekeeper.paging.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Written by statements alone: what a session has read of it may be older. */
@Entity
@Table(name = "last_end")
@IdClass(LastEndRow.Key.class)
class LastEndRow {

    @Id
    UUID integrationId;

    @Id
    String dedupKey;

    Instant endedAt;
    Instant closedAt;
    UUID incidentId;

    record Key(UUID integrationId, String dedupKey) {}
}
