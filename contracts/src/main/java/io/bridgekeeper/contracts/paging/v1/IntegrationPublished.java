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
 * @param mapping       how bodies that come to its generic hooks are read, as JSON of at most 32,768 characters; absent
 *     where it has none of its own, and in older events
 */
public record IntegrationPublished(
        UUID integrationId,
        String name,
        List<String> keyHashes,
        boolean revoked,
        Instant publishedAt,
        String mapping) {}
