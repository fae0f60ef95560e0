package io.bridgekeeper.paging;

import io.bridgekeeper.paging.loadguard.LoadGuardConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;

/** No load guard, since tests page the same few people at all hours, until a test asks for one. */
@Singleton
@Alternative
@Priority(1)
public class MovableLimits implements LoadGuardConfig {

    private volatile boolean enabled;
    private volatile int pagesPerShift = 8;

    /** Of the limits that of a shift alone, whatever the hour is. */
    public void pagesPerShift(int pages) {
        pagesPerShift = pages;
        enabled = true;
    }

    public void off() {
        enabled = false;
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public int pagesPerShift() {
        return pagesPerShift;
    }

    @Override
    public int nightPagesPerWeek() {
        return 100;
    }

    @Override
    public Duration restAfterNightPage() {
        return Duration.ZERO;
    }

    @Override
    public Duration awake() {
        return Duration.ZERO;
    }
}
