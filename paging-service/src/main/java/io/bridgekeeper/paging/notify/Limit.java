package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many notices to one destination in any stretch of time of this length, its end included.
 *
 * @param most   at least 1
 * @param within longer than none
 */
record Limit(int most, Duration within) {

    private static final Pattern WORDS = Pattern.compile("([0-9]{1,4})/(P[0-9DTHMS.]+)");

    Limit {
        if (most < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("a limit lets at least one through, within some time");
        }
    }

    /**
     * As the settings have them, such as {@code 5/PT15M, 11/PT1H}.
     *
     * @return none where it is blank or {@code none}
     * @throws IllegalArgumentException where it is no limit
     */
    static List<Limit> read(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals("none"))
                .map(Limit::one)
                .toList();
    }

    private static Limit one(String word) {
        Matcher parts = WORDS.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no limit; one is written like 5/PT15M");
        }
        try {
            return new Limit(Integer.parseInt(parts.group(1)), Duration.parse(parts.group(2)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + word + "' is no limit; one is written like 5/PT15M", e);
        }
    }

    /** @param counted when notices went out, in any order */
    int room(Collection<Instant> counted, Instant now) {
        return Math.max(0, most - within(counted, now).size());
    }

    /** The first moment with room, if nothing else goes out: now where there is some. */
    Instant roomFrom(Collection<Instant> counted, Instant now) {
        List<Instant> inside = within(counted, now);
        return inside.size() < most ? now : inside.get(inside.size() - most).plus(within);
    }

    private List<Instant> within(Collection<Instant> counted, Instant now) {
        Instant after = now.minus(within);
        return counted.stream().filter(at -> at.isAfter(after)).sorted().toList();
    }
}
