package io.bridgekeeper.paging.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a step of a policy may say. */
@ConfigMapping(prefix = "paging.escalation")
interface StepConfig {

    /** So many people a step may call at once, from 1 to {@link PolicyReader#MOST_AT_ONCE}. */
    @WithDefault("" + EscalationPolicy.USUALLY_AT_ONCE)
    int mostAtOnce();
}
