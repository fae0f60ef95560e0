package io.bridgekeeper.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long answers are kept for repeats. */
@ConfigMapping(prefix = "idempotency")
interface IdempotencyConfig {

    @WithDefault("PT24H")
    Duration keep();

    /** A request that is not answered by then is taken to be lost, and its key may be used again. */
    @WithDefault("PT30S")
    Duration lease();

    /**
     * Beginnings of the paths whose answers hold secrets that are shown once, and of which only hashes are kept
     * elsewhere: of these it is kept that they were answered, not how.
     */
    Optional<List<String>> secretPaths();

    /** How often those that are over are thrown away. */
    @WithDefault("PT10M")
    Duration poll();
}
