package io.bridgekeeper.paging.flood;

import io.bridgekeeper.paging.incident.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Whom it concerns that an integration is throttled, and when that is over. */
@ConfigMapping(prefix = "paging.flood")
interface FloodConfig {

    /** Of the signal; the catalog finds by them the system that is the platform: its people are called after the owner. */
    Map<String, String> labels();

    @WithDefault("SEV3")
    Severity severity();

    /** It is over when no gateway told of it for so long; they tell about every minute. */
    @WithDefault("PT5M")
    Duration quiet();

    /** How often the database is asked for those that are over. */
    @WithDefault("PT10S")
    Duration poll();
}
