package io.bridgekeeper.paging.maintenance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "maintenance_window")
class WindowRow {

    @Id
    UUID id;

    String systems;
    String matchers;
    Instant fromAt;
    Instant untilAt;
    String startsAt;
    String zone;
    String length;
    String rule;
    Instant endsAt;
    Instant overAt;
    String holdBack;
    String reason;
    String madeBy;
    Instant madeAt;
    String endedBy;
    Instant endedAt;
    int version;
    long changedNumber;
}
