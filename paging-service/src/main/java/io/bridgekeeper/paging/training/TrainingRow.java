package io.bridgekeeper.paging.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "training")
@IdClass(TrainingRow.Key.class)
class TrainingRow {

    @Id
    String personId;

    @Id
    String systemId;

    int accepted;
    int shadowed;
    Instant lastAt;

    record Key(String personId, String systemId) {}
}
