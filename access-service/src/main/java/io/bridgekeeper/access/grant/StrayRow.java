package io.bridgekeeper.access.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "stray")
class StrayRow {

    @Id
    @Column(name = "stray_id")
    UUID strayId;

    @Column(name = "person_id")
    String personId;

    String target;

    @Column(name = "removed_at")
    Instant removedAt;

    @Column(name = "last_grant_id")
    UUID lastGrantId;
}
