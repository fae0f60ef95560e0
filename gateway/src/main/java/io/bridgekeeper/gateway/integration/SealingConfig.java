package io.bridgekeeper.gateway.integration;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Under which keys the secrets of senders are told. */
@ConfigMapping(prefix = "gateway.sealing")
interface SealingConfig {

    /**
     * The same as paging-service's: each {@code id:key}, the key 32 bytes in base64. Without the right one no signature of an
     * integration can be checked, and its bodies are asked for again.
     */
    Optional<List<String>> keys();
}
