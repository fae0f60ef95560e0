package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A monitoring tool's way in, as it stands now. The topic is compacted; its key is the integration id.
 *
 * <p>Type {@code paging.integration.published.v1} on {@code paging.integration.v1}.
 *
 * @param integrationId the integration
 * @param name          for people
 * @param keyHashes     SHA-256 of each key that works, 64 lower-case hexadecimal characters; at most two; never null
 * @param revoked       whether no key works any more
 * @param publishedAt   when
 * @param secrets       what its sender signs bodies with, the oldest first, at most three; absent in older messages: none
 * @param signatureRequired whether a body without a signature that holds is refused; absent in older messages: it is not
 * @param topics        ARNs of the SNS topics whose messages are believed and whose subscriptions are confirmed; absent in
 *     older messages: none
 * @param mapping       how bodies that come to its generic hooks are read, as JSON of at most 32,768 characters; absent
 *     where it has none of its own, and in older events
 */
public record IntegrationPublished(
        UUID integrationId,
        String name,
        List<String> keyHashes,
        boolean revoked,
        Instant publishedAt,
        List<SealedSecret> secrets,
        Boolean signatureRequired,
        List<String> topics,
        String mapping) {

    /**
     * A secret that only paging-service and the gateway can read.
     *
     * @param secretId of the secret
     * @param sealed   {@code v1.<id of the key>.<base64url>}, sealed for {@code <integrationId>/<secretId>}
     */
    public record SealedSecret(UUID secretId, String sealed) {}
}
