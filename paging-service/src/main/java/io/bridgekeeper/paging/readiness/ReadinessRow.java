package io.bridgekeeper.paging.readiness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "readiness")
@IdClass(ReadinessRow.Key.class)
class ReadinessRow {

    @Id
    String personId;

    @Id
    String systemId;

    String state;
    String what;
    String mend;
    Instant checkedAt;
    Instant since;

    record Key(String personId, String systemId) {}

    static ReadinessRow of(Readiness readiness) {
        ReadinessRow row = new ReadinessRow();
        row.personId = readiness.personId();
        row.systemId = readiness.systemId();
        row.state = readiness.state().word();
        row.what = readiness.what();
        row.mend = readiness.mend();
        row.checkedAt = readiness.checkedAt();
        row.since = readiness.since();
        return row;
    }

    Readiness readiness() {
        return new Readiness(personId, systemId, Readiness.State.of(state).orElseThrow(), what, mend, checkedAt, since);
    }
}
