package io.bridgekeeper.paging.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When people are asked to renew what they agreed to. */
@ConfigMapping(prefix = "paging.consent")
interface ConsentConfig {

    /** How often the database is asked for agreements that end soon; a person is asked late by this at most. */
    @WithDefault("PT1M")
    Duration poll();
}
