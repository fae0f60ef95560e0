package io.bridgekeeper.paging.integration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "integration_key")
class IntegrationKeyRow {

    @Id
    String keyHash;

    UUID integrationId;
    Instant createdAt;
}
