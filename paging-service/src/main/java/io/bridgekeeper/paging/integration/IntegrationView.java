package io.bridgekeeper.paging.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An integration as the API shows it: how many keys work, never which.
 *
 * @param signatureRequired whether a body without a signature that holds is refused
 * @param topics            ARNs of the SNS topics that are believed
 * @param secrets           of signatures, the oldest first; never what they are
 */
record IntegrationView(
        UUID integrationId,
        String name,
        String createdBy,
        Instant createdAt,
        int keys,
        boolean revoked,
        boolean signatureRequired,
        List<String> topics,
        List<KnownSecret> secrets) {

    /** @param integrations the oldest first */
    record All(List<IntegrationView> integrations) {}

    /** @param key shown this once */
    record Created(UUID integrationId, String name, String key) {}

    /** @param key shown this once */
    record Key(String key) {}

    /** A secret that senders may sign with, without what it is. */
    record KnownSecret(UUID secretId, Instant createdAt) {}

    /** @param secrets the oldest first */
    record Secrets(List<KnownSecret> secrets) {}

    /** @param secret shown this once; null where the sender made it */
    record AddedSecret(UUID secretId, String secret) {

        /** Not the secret: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "AddedSecret[" + secretId + "]";
        }
    }

    static IntegrationView of(Integration integration) {
        return new IntegrationView(
                integration.id(),
                integration.name(),
                integration.createdBy(),
                integration.createdAt(),
                integration.keyHashes().size(),
                integration.revokedAt().isPresent(),
                integration.senders().signatureRequired(),
                integration.senders().topics(),
                secrets(integration));
    }

    static List<KnownSecret> secrets(Integration integration) {
        return integration.senders().secrets().stream()
                .map(secret -> new KnownSecret(secret.id(), secret.createdAt()))
                .toList();
    }
}
