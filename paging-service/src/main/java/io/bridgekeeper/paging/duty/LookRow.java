package io.bridgekeeper.paging.duty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

@Entity
@Table(name = "on_call_look")
class LookRow {

    @Id
    int id;

    long catalogNumber;
    Instant lookedAt;

    Look.Last toLast() {
        return new Look.Last(catalogNumber, Optional.ofNullable(lookedAt));
    }
}
