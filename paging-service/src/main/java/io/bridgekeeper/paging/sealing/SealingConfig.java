package io.bridgekeeper.paging.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Under which keys secrets are kept and told. */
@ConfigMapping(prefix = "paging.sealing")
interface SealingConfig {

    /**
     * The same as the gateway's: each {@code id:key}, the key 32 bytes in base64; the first seals, all open. Without any no
     * secret of a sender can be made, and those of webhook subscriptions are kept as they are.
     */
    Optional<List<String>> keys();

    /** How often what is not sealed under the first key is sealed anew, beside at the start. */
    @WithDefault("PT1H")
    Duration renewal();
}
