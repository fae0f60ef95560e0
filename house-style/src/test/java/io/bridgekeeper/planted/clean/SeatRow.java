package io.bridgekeeper.planted.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class SeatRow {
    @Id
    String personId;

    Instant takenAt;
}
