package io.bridgekeeper.paging.swap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Requests to swap shifts. */
@ConfigMapping(prefix = "paging.swap")
public interface SwapConfig {

    /** How long before its hours begin people are reminded of an open request; each positive. */
    @WithDefault("P7D,P2D,PT12H")
    List<Duration> remindBefore();

    /** How often the database is asked for requests that are due; a reminder is late by this at most. */
    @WithDefault("PT15S")
    Duration poll();
}
