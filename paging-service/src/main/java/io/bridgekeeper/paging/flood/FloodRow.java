package io.bridgekeeper.paging.flood;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "flood")
class FloodRow {

    @Id
    UUID integrationId;

    Instant heardAt;
}
