package io.bridgekeeper.paging.absence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "absence")
@IdClass(AbsenceRow.Key.class)
class AbsenceRow {

    @Id
    String personId;

    @Id
    String eventKey;

    @Id
    Instant fromAt;

    Instant untilAt;

    record Key(String personId, String eventKey, Instant fromAt) {}
}
