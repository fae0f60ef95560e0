package io.bridgekeeper.paging.completeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How briefs are looked at. */
@ConfigMapping(prefix = "paging.completeness")
public interface CompletenessConfig {

    /** A runbook that nobody reviewed for so long is stale: what {@code paging.finding.stale-after} says. */
    @WithDefault("P180D")
    Duration staleAfter();
}
