package io.bridgekeeper.paging.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which incident signals belong to. */
@ConfigMapping(prefix = "paging.incident")
interface IntakeConfig {

    /**
     * So soon after an incident ended by itself a problem of it that fires again reopens it, to an hour; zero: it always
     * opens a new one.
     */
    @WithDefault("PT5M")
    Duration reopensWithin();

    /**
     * So long after its signal was taken, an incident is late: people are told of it together with others of its kind. At
     * least {@code PT30S}; zero: each is told by itself, whatever its age.
     */
    @WithDefault("PT5M")
    Duration lateAfter();
}
