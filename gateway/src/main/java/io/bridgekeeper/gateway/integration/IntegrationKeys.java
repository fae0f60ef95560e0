package io.bridgekeeper.gateway.integration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The hashes of all keys that work at one time.
 *
 * <p>A key is found by its SHA-256, which whoever guesses cannot steer, and compared in constant time; a key that is
 * not there is compared with a hash that nothing has, so that both take the same way.
 */
final class IntegrationKeys {

    /** Before anything is known. */
    static final IntegrationKeys NONE = new IntegrationKeys(Map.of());

    private static final byte[] NOBODY = new byte[32];

    private record Holder(UUID integrationId, byte[] hash) {}

    private final Map<String, Holder> holders;

    private IntegrationKeys(Map<String, Holder> holders) {
        this.holders = holders;
    }

    /**
     * The same, but for this integration, which has these keys and no others.
     *
     * @param keyHashes SHA-256 in lower-case hexadecimal characters; none where every key is revoked
     */
    IntegrationKeys with(UUID integrationId, Collection<String> keyHashes) {
        Map<String, Holder> next = new HashMap<>(holders);
        next.values().removeIf(holder -> holder.integrationId().equals(integrationId));
        for (String hash : keyHashes) {
            next.put(hash, new Holder(integrationId, HexFormat.of().parseHex(hash)));
        }
        return new IntegrationKeys(next);
    }

    /** Whose key this is. */
    Optional<UUID> holder(String key) {
        byte[] presented = sha256(key);
        Holder holder = holders.get(HexFormat.of().formatHex(presented));
        boolean same = MessageDigest.isEqual(presented, holder == null ? NOBODY : holder.hash());
        return same && holder != null ? Optional.of(holder.integrationId()) : Optional.empty();
    }

    /** Keys that work. */
    int size() {
        return holders.size();
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
