package io.bridgekeeper.paging.completeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How briefs and integrations are looked at; bounds are those of {@link ReviewLimits}, and a wrong setting stops the
 * start.
 */
@ConfigMapping(prefix = "paging.completeness")
public interface CompletenessConfig {

    /** A runbook that nobody reviewed for so long is stale: what {@code paging.finding.stale-after} says. */
    @WithDefault("P180D")
    Duration staleAfter();

    /** Incidents of an integration that opened longer ago say nothing about it. */
    @WithDefault("P30D")
    Duration lookBack();

    /** So many of its newest incidents say whether an integration lacks something. */
    @WithDefault("20")
    int last();

    /** Its owner is told again no earlier. */
    @WithDefault("P7D")
    Duration pause();

    /** How often integrations are reviewed. */
    @WithDefault("PT1H")
    Duration poll();
}
