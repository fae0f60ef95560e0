package io.bridgekeeper.paging.integration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "integration_secret")
class IntegrationSecretRow {

    @Id
    UUID id;

    UUID integrationId;
    String sealed;
    Instant createdAt;
}
