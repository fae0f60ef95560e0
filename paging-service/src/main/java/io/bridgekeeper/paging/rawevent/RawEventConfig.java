package io.bridgekeeper.paging.rawevent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of what hooks were sent; bounds are those of {@link RawEventLimits}, and a wrong setting stops the start. */
@ConfigMapping(prefix = "paging.raw-event")
public interface RawEventConfig {

    /** Older ones are removed. */
    @WithDefault("P7D")
    Duration keep();

    /** Of each integration, those that could be read. */
    @WithDefault("200")
    int most();

    /** Of each integration, those that could not be read. */
    @WithDefault("1000")
    int mostDeadLetters();

    /** How often older ones are removed. */
    @WithDefault("PT15M")
    Duration poll();

    default RawEventLimits limits() {
        return new RawEventLimits(keep(), most(), mostDeadLetters());
    }
}
