package io.bridgekeeper.paging.maintenance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "maintenance_change")
@IdClass(WindowChangeRow.Key.class)
class WindowChangeRow {

    @Id
    UUID windowId;

    /** The version of the window that it made. */
    @Id
    int seq;

    Instant at;
    String byPerson;
    String what;

    record Key(UUID windowId, int seq) {}
}
