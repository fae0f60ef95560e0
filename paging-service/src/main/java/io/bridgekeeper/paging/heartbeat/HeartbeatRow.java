package io.bridgekeeper.paging.heartbeat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "heartbeat")
class HeartbeatRow {

    @Id
    UUID id;

    String name;
    String labels;
    String severity;
    int everySeconds;
    int graceSeconds;
    String keyHash;
    String previousKeyHash;
    Instant previousUntil;
    String madeBy;
    Instant madeAt;
    Instant beatAt;
    Instant dueAt;
    Instant missedAt;
    Instant pausedUntil;
    String pausedBy;
    String pauseReason;
    String removedBy;
    Instant removedAt;
}
