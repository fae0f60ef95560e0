package io.bridgekeeper.paging.loadguard;

import java.time.Duration;

/**
 * How much one person may carry before the next in line is called first.
 *
 * @param pagesPerShift      at least 1
 * @param nightPagesPerWeek  within seven days, at least 1
 * @param restAfterNightPage counted from the page
 * @param awake              so long after a page the person is up anyway, and another wakes nobody
 */
public record LoadLimits(int pagesPerShift, int nightPagesPerWeek, Duration restAfterNightPage, Duration awake) {

    public LoadLimits {
        if (pagesPerShift < 1 || nightPagesPerWeek < 1) {
            throw new IllegalArgumentException(
                    "paging.load-guard: pages-per-shift and night-pages-per-week must be at least 1");
        }
        if (restAfterNightPage.isNegative() || awake.isNegative()) {
            throw new IllegalArgumentException("paging.load-guard: a time must not be negative");
        }
    }
}
