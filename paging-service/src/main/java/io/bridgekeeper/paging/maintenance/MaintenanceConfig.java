package io.bridgekeeper.paging.maintenance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a maintenance window is in force everywhere. */
@ConfigMapping(prefix = "paging.maintenance")
interface MaintenanceConfig {

    /** How often a process asks for windows that others have changed; what it knows is older by this at most. */
    @WithDefault("PT1S")
    Duration poll();

    /** Windows that may be running or planned at a time: each is looked at for each new incident. */
    @WithDefault("500")
    int most();
}
