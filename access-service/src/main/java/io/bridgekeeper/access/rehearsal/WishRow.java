package io.bridgekeeper.access.rehearsal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rehearsal_wish")
class WishRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "wish_id")
    Long wishId;

    @Column(name = "system_id")
    String systemId;

    boolean everybody;

    @Column(name = "due_at")
    Instant dueAt;
}
