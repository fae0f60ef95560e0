package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
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
    Instant wholeFrom;
    Instant wholeUntil;

    Look.Last toLast() {
        return new Look.Last(
                catalogNumber,
                Optional.ofNullable(lookedAt),
                Optional.ofNullable(wholeFrom).map(from -> new Range(from, wholeUntil)));
    }
}
