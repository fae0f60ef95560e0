package io.bridgekeeper.paging.completeness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gaps of one integration, and of which of them its owner was told.
 *
 * @param incidents of the review that found the gaps
 * @param told      those of the gaps that the owner knows of; one that went and came back is told again
 * @param toldAt    when the owner was told last
 */
record Report(int incidents, List<Gap> gaps, List<Part> told, Optional<Instant> toldAt) {

    static final Report NONE = new Report(0, List.of(), List.of(), Optional.empty());

    /** @param tell whether the owner is to be told of the gaps now */
    record Next(Report report, boolean tell) {}

    /**
     * The owner is told when there is a gap that they do not know of, and then of all of them.
     *
     * @param reachable whether the owner can be told at all; what could not be told stays untold
     * @param pause     nobody is told again earlier
     */
    Next after(Review review, boolean reachable, Duration pause, Instant now) {
        List<Part> parts = review.gaps().stream().map(Gap::part).toList();
        List<Part> known = parts.stream().filter(told::contains).toList();
        boolean rested = toldAt.map(at -> !now.isBefore(at.plus(pause))).orElse(true);
        boolean tell = reachable && rested && known.size() < parts.size();
        return new Next(
                new Report(review.incidents(), review.gaps(), tell ? parts : known, tell ? Optional.of(now) : toldAt),
                tell);
    }
}
