package io.bridgekeeper.paging.duty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What other services hear of who can be called; bounds are those of {@link DutyLimits}, and a wrong setting stops the start. */
@ConfigMapping(prefix = "paging.on-call")
interface DutyConfig {

    /** How far ahead it is said. */
    @WithDefault("PT36H")
    Duration ahead();

    /** How often each system is said again, so that it goes on to reach far enough; changes do not wait for it. */
    @WithDefault("PT6H")
    Duration refresh();

    /** How often it is looked for changes; they are said late by this at most. */
    @WithDefault("PT5S")
    Duration poll();

    default DutyLimits limits() {
        return new DutyLimits(ahead(), refresh(), poll());
    }
}
