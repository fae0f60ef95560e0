package io.bridgekeeper.roster.bridge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(name = "turned_away")
@IdClass(TurnedAwayRow.Key.class)
class TurnedAwayRow {

    record Key(UUID incidentId, String personId, TurnedAway.Reason reason) implements Serializable {}

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Id
    @Enumerated(EnumType.STRING)
    TurnedAway.Reason reason;

    static TurnedAwayRow of(UUID incidentId, TurnedAway turnedAway) {
        TurnedAwayRow row = new TurnedAwayRow();
        row.incidentId = incidentId;
        row.personId = turnedAway.personId();
        row.reason = turnedAway.reason();
        return row;
    }

    TurnedAway turnedAway() {
        return new TurnedAway(personId, reason);
    }
}
