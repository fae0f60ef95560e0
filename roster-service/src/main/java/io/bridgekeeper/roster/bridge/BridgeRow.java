package io.bridgekeeper.roster.bridge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "bridge")
class BridgeRow {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "system_id")
    String systemId;

    String title;

    @Column(name = "seat_limit")
    int seatLimit;

    String room;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    /** Lines in the log; the next one is numbered one higher. */
    @Column(name = "log_length")
    int logLength;

    static BridgeRow of(Call call) {
        BridgeRow row = new BridgeRow();
        row.incidentId = call.incidentId();
        row.systemId = call.systemId();
        row.title = call.title();
        row.seatLimit = call.seatLimit();
        row.room = call.room().name();
        row.openedAt = call.openedAt();
        return row;
    }

    Call call() {
        return new Call(incidentId, systemId, title, seatLimit, new Room(room), openedAt);
    }
}
