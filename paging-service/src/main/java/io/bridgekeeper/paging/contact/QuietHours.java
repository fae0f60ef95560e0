package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a person does not want to hear of what can wait.
 *
 * @param windows by the clocks of the zone; none: never
 */
public record QuietHours(ZoneId zone, List<Window> windows) {

    /** A weekend with the evening before it and the night after; whoever is away for longer is not on call. */
    static final Duration LONGEST = Duration.ofHours(96);

    private static final Duration A_WEEK_AND_MORE = Duration.ofDays(9);

    /** When the quiet that there is now ends, over all windows that follow without a break; empty where it is not quiet. */
    Optional<Instant> endAfter(Instant now) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        return hours().over(new Range(now, now.plus(LONGEST))).stream()
                .filter(range -> range.from().equals(now))
                .map(Range::until)
                .findFirst();
    }

    /** Whether it is ever quiet for so long that a message would come too late, as seen from a moment. */
    boolean isTooLong(Instant from) {
        return !windows.isEmpty()
                && hours().over(new Range(from, from.plus(A_WEEK_AND_MORE))).stream()
                        .anyMatch(range -> range.length().compareTo(LONGEST) > 0);
    }

    private Hours hours() {
        return new Hours(zone, windows, Set.of());
    }
}
