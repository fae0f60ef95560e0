package io.bridgekeeper.paging.integration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "integration")
class IntegrationRow {

    @Id
    UUID id;

    String name;
    String createdBy;
    Instant createdAt;
    Instant revokedAt;
    boolean signatureRequired;

    /** ARNs, a line each. */
    String topics;
}
