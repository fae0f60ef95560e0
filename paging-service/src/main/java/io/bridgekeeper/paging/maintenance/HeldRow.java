package io.bridgekeeper.paging.maintenance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "held_incident")
class HeldRow {

    @Id
    UUID incidentId;

    UUID windowId;
    Instant heldAt;
    Instant untilAt;
    long number;
}
