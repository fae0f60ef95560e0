package io.bridgekeeper.paging.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A monitoring tool's way in.
 *
 * @param keyHashes of the keys that work, the oldest first; at most {@link #MOST_KEYS}, none once revoked
 * @param senders   how senders prove who they are; no secret once revoked
 * @param mapping   by which its generic hooks read; empty where it has none of its own
 */
record Integration(
        UUID id,
        String name,
        String createdBy,
        Instant createdAt,
        List<String> keyHashes,
        Optional<Instant> revokedAt,
        Senders senders,
        Optional<IntegrationMapping> mapping) {

    /** The new key is handed out while the old one still works. */
    static final int MOST_KEYS = 2;

    Integration withKey(String hash) {
        List<String> hashes = new ArrayList<>(keyHashes);
        hashes.add(hash);
        return with(hashes.subList(Math.max(0, hashes.size() - MOST_KEYS), hashes.size()), revokedAt, senders);
    }

    Integration revoked(Instant at) {
        return with(List.of(), Optional.of(revokedAt.orElse(at)), senders.withoutSecrets());
    }

    Integration withMapping(Optional<IntegrationMapping> other) {
        return new Integration(id, name, createdBy, createdAt, keyHashes, revokedAt, senders, other);
    }

    Integration with(Senders changed) {
        return with(keyHashes, revokedAt, changed);
    }

    private Integration with(List<String> hashes, Optional<Instant> revoked, Senders changed) {
        return new Integration(id, name, createdBy, createdAt, List.copyOf(hashes), revoked, changed, mapping);
    }
}
