package io.bridgekeeper.paging.quality;

import java.util.Locale;

/**
 * Something about a schedule that somebody should look at.
 *
 * @param weight the higher, the more it matters; only good for putting findings in order
 * @param text   in words, for whoever plans
 */
record Finding(Kind kind, double weight, String text) {

    /** From what hurts those who need somebody to what wears people out. */
    enum Kind {
        UNCOVERED,
        SINGLE_COVERED,
        LITTLE_REST,
        LONG_DUTY,
        LOAD,
        NIGHTS,
        WEEKENDS;

        /** As it stands in the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
