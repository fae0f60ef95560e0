package io.bridgekeeper.access.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "access_finding")
class OpenFindingRow {

    @Id
    @Column(name = "finding_id")
    UUID findingId;

    String kind;

    @Column(name = "person_id")
    String personId;

    @Column(name = "system_id")
    String systemId;

    String what;

    String mend;

    @Column(name = "found_at")
    Instant foundAt;

    /** Null while it is open. */
    @Column(name = "closed_at")
    Instant closedAt;

    OpenFindingView toView() {
        return new OpenFindingView(findingId, kind, personId, systemId, what, mend, foundAt, closedAt);
    }
}
