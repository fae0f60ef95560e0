package io.bridgekeeper.access.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "sweep_finding")
class FindingRow {

    @Id
    @Column(name = "finding_id")
    UUID findingId;

    String kind;

    @Column(name = "person_id")
    String personId;

    String target;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "found_at")
    Instant foundAt;

    FindingView toView() {
        return new FindingView(findingId, kind, personId, target, grantId, foundAt);
    }
}
