package io.bridgekeeper.roster.bridge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A seat that is kept or taken; a released one is gone, and the log tells of it. */
@Entity
@Table(name = "seat")
@IdClass(SeatRow.Key.class)
class SeatRow {

    record Key(UUID incidentId, String personId) implements Serializable {}

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Enumerated(EnumType.STRING)
    SeatRole role;

    String purpose;

    @Enumerated(EnumType.STRING)
    Seat.State state;

    @Enumerated(EnumType.STRING)
    Ground ground;

    Instant since;

    static SeatRow of(UUID incidentId, Seat seat) {
        SeatRow row = new SeatRow();
        row.incidentId = incidentId;
        row.personId = seat.personId();
        row.become(seat);
        return row;
    }

    void become(Seat seat) {
        role = seat.role();
        purpose = seat.purpose().text();
        state = seat.state();
        ground = seat.ground();
        since = seat.since();
    }

    Seat seat() {
        return new Seat(personId, role, new Purpose(purpose), state, ground, since);
    }
}
