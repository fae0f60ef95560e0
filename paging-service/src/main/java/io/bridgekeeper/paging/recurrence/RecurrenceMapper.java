package io.bridgekeeper.paging.recurrence;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/** Counts out a rule by which an event repeats. The arithmetic is ical4j's; how much of it is done, is bounded here. */
public final class RecurrenceMapper {

    private static final int MOST_OCCURRENCES = 1_500;
    private static final int MOST_COUNTED = 2_000;
    private static final Pattern UNTIL = Pattern.compile("(?i);?UNTIL=([^;]*)");
    private static final Pattern COUNT = Pattern.compile("(?i);?COUNT=(\\d+)");

    private RecurrenceMapper() {}

    /**
     * By the clock of the event, so that one at nine is at nine in summer and in winter.
     *
     * @param rule   the value of an RRULE
     * @param length of one occurrence
     * @return those that may touch the range, and some around it; none of what repeats by the minute
     * @throws IllegalArgumentException   where the rule is none
     * @throws java.time.DateTimeException where a date in it is none
     */
    public static List<LocalDateTime> starts(FeedMoment first, String rule, Duration length, Range range) {
        String upper = rule.toUpperCase(Locale.ROOT);
        if (upper.contains("SECONDLY")
                || upper.contains("MINUTELY")
                || upper.contains("BYSECOND")
                || upper.contains("BYMINUTE")) {
            return List.of();
        }
        Optional<String> until = find(UNTIL, rule);
        boolean endless = find(COUNT, rule)
                .filter(count -> count.length() > 4 || Integer.parseInt(count) > MOST_COUNTED)
                .isPresent();
        String open = UNTIL.matcher(rule).replaceAll("");
        String bounded = (endless ? COUNT.matcher(open).replaceAll("") : open).replaceFirst("^;", "");
        // A day around it, for the zone of the event is not that of the range.
        LocalDateTime from = LocalDateTime.ofInstant(range.from().minus(length), first.zone())
                .minusDays(1);
        LocalDateTime to = LocalDateTime.ofInstant(range.until(), first.zone()).plusDays(1);
        return new Recur<LocalDateTime>(bounded)
                .getDates(first.local(), from, to, MOST_OCCURRENCES).stream()
                        .filter(start -> until.flatMap(last -> FeedMoment.read(last, first.zone()))
                                .map(last -> last.wholeDay()
                                        ? !start.toLocalDate()
                                                .isAfter(last.local().toLocalDate())
                                        : !first.at(start).instant().isAfter(last.instant()))
                                .orElse(true))
                        .toList();
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
