package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What paging by hand is about: one person at a time, who expects it or is told why all the same. */
public final class ByHand {

    private static final String ALL_THE_SAME = " (you ";

    private ByHand() {}

    /** Who pages. */
    public record Caller(String personId, boolean isCommander) {}

    /** Somebody who could be paged, and why they. */
    public record Instead(String personId, String why) {}

    /** @param instead those on call first; without the person in question */
    public record Prospect(Rung.Reach reach, List<Instead> instead) {}

    /**
     * Keeps a script from paging everybody.
     *
     * @param most     pages that may wait for an answer at a time
     * @param patience after it a page does not count any more: nobody is locked out by those who sleep
     */
    public record Limit(int most, Duration patience) {

        boolean isReached(List<Page> pages, Instant now) {
            return pages.stream()
                            .filter(page -> page.isByHand() && page.isWaiting())
                            .filter(page -> now.isBefore(page.queuedAt().plus(patience)))
                            .count()
                    >= most;
        }
    }

    /** That a person is paged who does not expect it. */
    public record Override(Obstacle why, String reason) {}

    /** @param channels empty for all */
    record Permission(Optional<Override> override, Set<String> channels) {}

    /** Why the person is paged, as they read it. */
    static String reason(String by, String reason, Optional<Override> override) {
        return base(by, reason)
                + override.map(o -> ALL_THE_SAME + o.why().wordsToYou() + "; " + by + " pages you all the same: "
                                + o.reason() + ")")
                        .orElse("");
    }

    /** Whether a page was made by the same request, whatever has become of the person's agreement since. */
    static boolean isRetry(Page page, String by, String reason) {
        return page.calledBy().filter(by::equals).isPresent()
                && (page.reason().equals(base(by, reason))
                        || page.reason().startsWith(base(by, reason) + ALL_THE_SAME));
    }

    private static String base(String by, String reason) {
        return "Paged by " + by + ": " + reason;
    }
}
