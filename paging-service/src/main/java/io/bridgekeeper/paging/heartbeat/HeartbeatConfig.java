package io.bridgekeeper.paging.heartbeat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How heartbeats are watched. */
@ConfigMapping(prefix = "paging.heartbeat")
interface HeartbeatConfig {

    /** How often the database is asked for missed ones; one is found late by this at most. */
    @WithDefault("PT1S")
    Duration poll();

    /** Where nobody watched for longer than this, each heartbeat gets its time anew. */
    @WithDefault("PT30S")
    Duration away();

    /** Where the gateway is reached from outside: the addresses of heartbeats begin with it. */
    URI publicUrl();

    /** How long the key of before opens its heartbeat beside a new one. */
    @WithDefault("P1D")
    Duration keyOverlap();

    /** Heartbeats that may be watched at a time. */
    @WithDefault("10000")
    int most();
}
