package io.bridgekeeper.paging.dependency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How systems that depend on a broken one wait. */
@ConfigMapping(prefix = "paging.dependency")
interface DependencyConfig {

    /**
     * So long the pages of an incident are held back where something that its system depends on is broken, to an hour; zero:
     * never.
     */
    @WithDefault("PT5M")
    Duration holdFor();
}
