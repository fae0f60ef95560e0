package io.bridgekeeper.paging.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "alert")
class AlertRow {

    @Id
    UUID id;

    UUID incidentId;
    UUID integrationId;
    String dedupKey;
    String title;
    String state;
    int repeats;
    Instant firstAt;
    Instant lastAt;
    Instant clearedAt;
}
