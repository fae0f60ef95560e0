package io.bridgekeeper.paging.integration;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Under which keys the secrets of senders are kept and told. */
@ConfigMapping(prefix = "paging.sealing")
interface SealingConfig {

    /**
     * The same as the gateway's: each {@code id:key}, the key 32 bytes in base64; the first seals, all open. Without any no
     * secret can be made.
     */
    Optional<List<String>> keys();
}
