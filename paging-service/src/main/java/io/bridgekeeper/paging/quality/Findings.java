package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.quality.Finding.Kind;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the numbers of a schedule mean, in words. */
final class Findings {

    /** The daily rest that the European working time directive grants. */
    private static final Duration REST = Duration.ofHours(11);

    private static final Duration LONG = Duration.ofDays(14);

    /** Shares and loads up to this much above a fair one are not worth a word. */
    private static final double FAIR = 1.25;

    private Findings() {}

    /** The weightiest first. */
    static List<Finding> of(ScheduleQuality quality) {
        List<Finding> findings = new ArrayList<>();
        quality.firstUncovered()
                .ifPresent(first -> findings.add(new Finding(
                        Kind.UNCOVERED,
                        10 + 10 * quality.uncoveredShare(),
                        "Nobody is on call " + percent(quality.uncoveredShare()) + " of the time, first on "
                                + minute(first) + " for " + words(first.length()) + ".")));
        quality.firstSingle()
                .ifPresent(first -> findings.add(new Finding(
                        Kind.SINGLE_COVERED,
                        2 * quality.singleShare(),
                        "One person alone is on call " + percent(quality.singleShare())
                                + " of the time, with nobody behind them, first on " + minute(first) + ".")));
        double fair = quality.people().isEmpty() ? 1 : 1.0 / quality.people().size();
        for (PersonLoad person : quality.people()) {
            of(person, fair, findings);
        }
        findings.sort(Comparator.comparingDouble(Finding::weight).reversed().thenComparing(Finding::text));
        return findings;
    }

    private static void of(PersonLoad person, double fair, List<Finding> findings) {
        String who = person.personId();
        person.shortestRest()
                .filter(rest -> rest.length().compareTo(REST) < 0)
                .ifPresent(rest -> findings.add(new Finding(
                        Kind.LITTLE_REST,
                        3 + part(REST.minus(rest.length()), REST),
                        who + " has a rest of " + words(rest.length()) + " only between two shifts, first on "
                                + minute(rest) + ".")));
        person.longest()
                .filter(longest -> longest.length().compareTo(LONG) > 0)
                .ifPresent(longest -> findings.add(new Finding(
                        Kind.LONG_DUTY,
                        3 + Math.min(1, part(longest.length(), LONG.multipliedBy(26))),
                        who + " is on call for " + words(longest.length()) + " without a break, from " + minute(longest)
                                + ".")));
        if (person.load() > FAIR) {
            findings.add(new Finding(
                    Kind.LOAD,
                    person.load(),
                    who + " is on call " + String.format(Locale.ROOT, "%.1f", person.load())
                            + " times as long as the mean."));
        }
        share(Kind.NIGHTS, "nights", who, person.nightShare(), fair, findings);
        share(Kind.WEEKENDS, "weekends", who, person.weekendShare(), fair, findings);
    }

    private static void share(Kind kind, String what, String who, double share, double fair, List<Finding> findings) {
        if (share > FAIR * fair) {
            findings.add(new Finding(
                    kind,
                    share / fair - (kind == Kind.NIGHTS ? 0.1 : 0.2),
                    who + " has " + percent(share) + " of the " + what + ", where " + percent(fair)
                            + " would be fair."));
        }
    }

    static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 1) {
            return "less than 1 %";
        }
        return percent > 99 && percent < 100 ? "more than 99 %" : Math.round(percent) + " %";
    }

    private static String words(Duration length) {
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min";
        }
        return length.compareTo(Duration.ofDays(3)) < 0 ? length.toHours() + " h" : length.toDays() + " days";
    }

    private static String minute(Range range) {
        return range.from().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static double part(Duration part, Duration whole) {
        return (double) part.toMillis() / whole.toMillis();
    }
}
