package io.bridgekeeper.paging.oncall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "rotation_override")
class OverrideRow {

    @Id
    UUID id;

    /** Given by the database. */
    @Column(insertable = false, updatable = false)
    Long seq;

    String rotationId;
    String kind;
    Instant fromAt;
    Instant untilAt;
    String personId;
    String byPersonId;
    String role;
    String shifts;
    String reason;
    String madeBy;
    Instant madeAt;
    String takenBackBy;
    Instant takenBackAt;
    boolean counts;
}
