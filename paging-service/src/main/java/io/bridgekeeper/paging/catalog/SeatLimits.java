package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Map;

/**
 * How many may sit on a bridge of a system, by how bad it is.
 *
 * @param byDefault  at least 1
 * @param bySeverity by one of {@link #SEVERITIES}; each at least 1; may be empty
 */
public record SeatLimits(int byDefault, Map<String, Integer> bySeverity) {

    /** The words of the catalog, the worst first. */
    static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    static final int MOST = 50;
    private static final int USUAL = 6;

    static SeatLimits usual() {
        return new SeatLimits(USUAL, Map.of());
    }

    /** @param severity 1 (worst) to 5; what is no worse than 4 is {@code info} */
    public int of(int severity) {
        String word = SEVERITIES.get(Math.clamp(severity - 1, 0, SEVERITIES.size() - 1));
        return bySeverity.getOrDefault(word, byDefault);
    }
}
