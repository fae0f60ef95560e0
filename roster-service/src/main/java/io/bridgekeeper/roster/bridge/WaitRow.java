package io.bridgekeeper.roster.bridge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One who waits now; a wait that ended is gone. */
@Entity
@Table(name = "seat_wait")
@IdClass(WaitRow.Key.class)
class WaitRow {

    record Key(UUID incidentId, String personId) implements Serializable {}

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    @Column(name = "person_id")
    String personId;

    String purpose;

    Instant since;

    static WaitRow of(UUID incidentId, Wait wait) {
        WaitRow row = new WaitRow();
        row.incidentId = incidentId;
        row.personId = wait.personId();
        row.purpose = wait.purpose().text();
        row.since = wait.since();
        return row;
    }

    Wait waiting() {
        return new Wait(personId, new Purpose(purpose), since);
    }
}
