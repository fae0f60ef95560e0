package io.bridgekeeper.paging.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept and told of changes; bounds are those of {@link ChangeLimits}, and a wrong setting stops the start. */
@ConfigMapping(prefix = "paging.change")
public interface ChangeConfig {

    /** Older ones are removed, and not taken. */
    @WithDefault("P30D")
    Duration keep();

    /** So long before a problem began, a change may have to do with it. */
    @WithDefault("PT24H")
    Duration before();

    /** Changes that one incident shows. */
    @WithDefault("10")
    int most();

    /** How often older ones are removed. */
    @WithDefault("PT15M")
    Duration poll();

    default ChangeLimits limits() {
        return new ChangeLimits(keep(), before(), most());
    }
}
