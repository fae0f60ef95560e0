package io.bridgekeeper.paging.loadguard;

import io.bridgekeeper.paging.rotation.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whether a person has carried enough for now.
 *
 * <p>A shift of many days is counted by its last 24 hours: what is too much for a day is too much in a week's shift
 * too. The limits of the night guard sleep, so they hold nobody back who is up because of a page just now. How bad
 * the incident is does not matter: the next in line is called in the same moment, and nobody who could help is lost.
 */
public final class LoadGuard {

    /** Pages before that tell nothing any more. */
    public static final Duration LOOKS_BACK = Duration.ofDays(7);

    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);

    private LoadGuard() {}

    /**
     * @param pages      when this person was paged, for whatever incident, in any order
     * @param shiftBegan of the shift that would bring the page; empty for who is called by name
     * @param zone       by whose clock the person sleeps
     * @return the limit that is reached; empty where the person may be called
     */
    public static Optional<Reached> of(
            List<Instant> pages, Optional<Instant> shiftBegan, ZoneId zone, LoadLimits limits, Instant now) {
        List<Instant> week = pages.stream()
                .filter(at -> at.isAfter(now.minus(LOOKS_BACK)) && !at.isAfter(now))
                .sorted()
                .toList();
        if (week.isEmpty()) {
            return Optional.empty();
        }
        Instant dayAgo = now.minus(LONGEST_SHIFT);
        Instant since = shiftBegan.filter(dayAgo::isBefore).orElse(dayAgo);
        int ofShift = (int) week.stream().filter(at -> !at.isBefore(since)).count();
        if (ofShift >= limits.pagesPerShift()) {
            return Optional.of(new Reached.PagesOfShift(ofShift));
        }
        if (now.isBefore(week.getLast().plus(limits.awake()))) {
            return Optional.empty();
        }
        List<Instant> atNight = week.stream().filter(at -> Night.isAt(at, zone)).toList();
        if (atNight.size() >= limits.nightPagesPerWeek() && Night.isAt(now, zone)) {
            return Optional.of(new Reached.NightPages(atNight.size()));
        }
        return atNight.isEmpty()
                ? Optional.empty()
                : Optional.of(atNight.getLast().plus(limits.restAfterNightPage()))
                        .filter(now::isBefore)
                        .map(Reached.Rest::new);
    }
}
