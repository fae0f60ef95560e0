package io.bridgekeeper.benchmarks;

import java.util.function.DoublePredicate;

/** Searches the highest rate that holds: half as much again until one does not, then between the two. */
final class MaxSearch {

    private static final double GROWTH = 1.5;
    private static final int HALVINGS = 3;
    private static final double HIGHEST = 50_000;

    private MaxSearch() {}

    /**
     * @param first  tried first
     * @param holds  whether the platform keeps up with this many per second; asked a dozen times or so
     * @return the highest rate seen to hold; 0 where not even a tenth of the first did
     */
    static double highest(double first, DoublePredicate holds) {
        double held = 0;
        double failed = 0;
        double rate = first;
        while (failed == 0 && rate <= HIGHEST) {
            if (holds.test(rate)) {
                held = rate;
                rate *= GROWTH;
            } else {
                failed = rate;
            }
        }
        while (held == 0 && rate > first / 10) {
            rate /= 2;
            if (holds.test(rate)) {
                held = rate;
            } else {
                failed = rate;
            }
        }
        for (int i = 0; i < HALVINGS && held > 0 && failed > 0; i++) {
            double middle = (held + failed) / 2;
            if (holds.test(middle)) {
                held = middle;
            } else {
                failed = middle;
            }
        }
        return held;
    }
}
