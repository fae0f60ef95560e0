package io.bridgekeeper.paging.loadguard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one person may carry. */
@ConfigMapping(prefix = "paging.load-guard")
public interface LoadGuardConfig {

    @WithDefault("true")
    boolean enabled();

    /** Twice what site reliability engineers hold to be bearable, which is two in twelve hours. */
    @WithDefault("8")
    int pagesPerShift();

    /** Pages between 22:00 and 06:00 by the person's clock, within seven days. */
    @WithDefault("3")
    int nightPagesPerWeek();

    @WithDefault("PT8H")
    Duration restAfterNightPage();

    /** So long after a page a person is up anyway, and no rest is guarded. */
    @WithDefault("PT1H")
    Duration awake();

    default LoadLimits limits() {
        return new LoadLimits(pagesPerShift(), nightPagesPerWeek(), restAfterNightPage(), awake());
    }
}
