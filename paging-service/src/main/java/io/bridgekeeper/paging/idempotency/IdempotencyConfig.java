package io.bridgekeeper.paging.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for repeats. */
@ConfigMapping(prefix = "paging.idempotency")
interface IdempotencyConfig {

    @WithDefault("PT24H")
    Duration keep();

    /** A request that is not answered by then is taken to be lost, and its key may be used again. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often those that are over are thrown away. */
    @WithDefault("PT10M")
    Duration poll();
}
