package io.bridgekeeper.followup.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity(name = "System")
@Table(name = "known_system")
class SystemRow {
    @Id
    String systemId;

    String serviceOwner;
    String productOwner;
    Instant publishedAt;
}
