package io.bridgekeeper.paging.loadguard;

import java.time.Duration;

/**
 * How much one person may carry before the next in line is called first.
 *
 * @param pagesPerShift      from 1 to 100
 * @param nightPagesPerWeek  within seven days, from 1 to 100
 * @param restAfterNightPage counted from the page
 * @param awake              so long after a page the person is up anyway, and another wakes nobody
 */
public record LoadLimits(int pagesPerShift, int nightPagesPerWeek, Duration restAfterNightPage, Duration awake) {

    /** Beyond it a limit guards nobody, and more pages would have to be looked at. */
    private static final int MOST = 100;

    public LoadLimits {
        if (pagesPerShift < 1 || pagesPerShift > MOST || nightPagesPerWeek < 1 || nightPagesPerWeek > MOST) {
            throw new IllegalArgumentException(
                    "paging.load-guard: pages-per-shift and night-pages-per-week must be from 1 to " + MOST);
        }
        if (restAfterNightPage.isNegative() || awake.isNegative()) {
            throw new IllegalArgumentException("paging.load-guard: a time must not be negative");
        }
    }
}
