package io.bridgekeeper.paging.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An integration as the API shows it: how many keys work, never which. */
record IntegrationView(
        UUID integrationId, String name, String createdBy, Instant createdAt, int keys, boolean revoked) {

    /** @param integrations the oldest first */
    record All(List<IntegrationView> integrations) {}

    /** @param key shown this once */
    record Created(UUID integrationId, String name, String key) {}

    /** @param key shown this once */
    record Key(String key) {}

    static IntegrationView of(Integration integration) {
        return new IntegrationView(
                integration.id(),
                integration.name(),
                integration.createdBy(),
                integration.createdAt(),
                integration.keyHashes().size(),
                integration.revokedAt().isPresent());
    }
}
