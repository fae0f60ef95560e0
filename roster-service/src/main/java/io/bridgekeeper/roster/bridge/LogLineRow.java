package io.bridgekeeper.roster.bridge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Lines are added, never changed. */
@Entity
@Table(name = "log_line")
@IdClass(LogLineRow.Key.class)
class LogLineRow {

    record Key(UUID incidentId, int seq) implements Serializable {}

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    /** From 1, without gaps. */
    @Id
    int seq;

    Instant at;

    String what;

    static LogLineRow of(UUID incidentId, int seq, LogLine line) {
        LogLineRow row = new LogLineRow();
        row.incidentId = incidentId;
        row.seq = seq;
        row.at = line.at();
        row.what = line.what();
        return row;
    }

    LogLine line() {
        return new LogLine(at, what);
    }
}
