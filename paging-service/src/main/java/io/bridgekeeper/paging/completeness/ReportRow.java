package io.bridgekeeper.paging.completeness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "brief_report")
class ReportRow {

    @Id
    UUID integrationId;

    int incidents;

    /** Lists as JSON. */
    String gaps;

    String told;

    Instant toldAt;
}
