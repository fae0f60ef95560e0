package io.bridgekeeper.paging.finding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far back and ahead is looked. */
@ConfigMapping(prefix = "paging.finding")
interface FindingConfig {

    /** Signals that matched nothing are told for so long. */
    @WithDefault("P30D")
    Duration unmatchedFor();

    /** Signals that led to the wrong people are told for so long. */
    @WithDefault("P30D")
    Duration misroutedFor();

    /** Incidents that were said to be less bad are told for so long. */
    @WithDefault("P30D")
    Duration loweredFor();

    /** An open incident of which nothing was heard for so long is told: some tools never say that it is over. */
    @WithDefault("P1D")
    Duration silentFor();

    /** A runbook that nobody reviewed for so long is stale. */
    @WithDefault("P180D")
    Duration staleAfter();

    /** Hours with nobody on call are looked for so far ahead. */
    @WithDefault("P14D")
    Duration ahead();
}
