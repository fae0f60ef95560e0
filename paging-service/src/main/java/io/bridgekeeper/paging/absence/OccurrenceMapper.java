package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.recurrence.FeedMoment;
import io.bridgekeeper.paging.recurrence.RecurrenceMapper;
import io.bridgekeeper.paging.rotation.Range;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which events touch a range, each occurrence of what repeats as one of its own.
 *
 * <p>An event that cannot be read is left out, and so is what repeats beyond the bounds.
 */
final class OccurrenceMapper {

    private static final int MOST_REPEATING = 2_000;

    private final FeedTimeMapper times;
    private final Range range;
    private int repeating;

    /** For one calendar, whose repeating events are counted. */
    OccurrenceMapper(FeedTimeMapper times, Range range) {
        this.times = times;
        this.range = range;
    }

    List<FeedEvent> of(List<FeedEntry> entries) {
        Map<String, Set<Instant>> moved = new HashMap<>();
        for (FeedEntry entry : entries) {
            times.moment(entry, "RECURRENCE-ID")
                    .ifPresent(was -> moved.computeIfAbsent(entry.value("UID"), uid -> new HashSet<>())
                            .add(was.instant()));
        }
        List<FeedEvent> events = new ArrayList<>();
        for (FeedEntry entry : entries) {
            try {
                of(entry, moved.getOrDefault(entry.value("UID"), Set.of()), events);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                // One event that nobody can read is no reason to forget the others.
                continue;
            }
        }
        return List.copyOf(events);
    }

    private void of(FeedEntry entry, Set<Instant> moved, List<FeedEvent> events) {
        Optional<FeedMoment> start = times.moment(entry, "DTSTART");
        if (start.isEmpty() || entry.value("STATUS").equalsIgnoreCase("CANCELLED")) {
            return;
        }
        FeedMoment first = start.get();
        Optional<FeedMoment> was = times.moment(entry, "RECURRENCE-ID");
        boolean repeats = was.isEmpty()
                && (!entry.all("RRULE").isEmpty() || !entry.all("RDATE").isEmpty());
        if (!repeats) {
            add(entry, first, was.map(moment -> moment.instant().toString()).orElse(""), events);
            return;
        }
        if (++repeating > MOST_REPEATING) {
            return;
        }
        Set<Instant> left = new HashSet<>(moved);
        Set<LocalDate> leftDays = new HashSet<>();
        for (FeedMoment out : times.moments(entry, "EXDATE")) {
            if (out.wholeDay()) {
                leftDays.add(out.local().toLocalDate());
            } else {
                left.add(out.instant());
            }
        }
        Set<LocalDateTime> starts = new TreeSet<>(List.of(first.local()));
        for (FeedEntry.Line rule : entry.all("RRULE")) {
            starts.addAll(RecurrenceMapper.starts(first, rule.value().strip(), length(entry, first), range));
        }
        for (FeedMoment more : times.moments(entry, "RDATE")) {
            starts.add(LocalDateTime.ofInstant(more.instant(), first.zone()));
        }
        for (LocalDateTime each : starts) {
            FeedMoment begins = first.at(each);
            if (!left.contains(begins.instant()) && !leftDays.contains(each.toLocalDate())) {
                add(entry, begins, begins.instant().toString(), events);
            }
        }
    }

    private void add(FeedEntry entry, FeedMoment begins, String occurrence, List<FeedEvent> events) {
        Instant from = begins.instant();
        Instant until = end(entry, begins);
        if (!from.isBefore(until) || !from.isBefore(range.until()) || !until.isAfter(range.from())) {
            return;
        }
        String mark = entry.value("X-MICROSOFT-CDO-BUSYSTATUS").toUpperCase(Locale.ROOT);
        boolean busy = !entry.value("TRANSP").equalsIgnoreCase("TRANSPARENT") && !mark.equals("FREE");
        List<String> words = new ArrayList<>();
        entry.all("SUMMARY").forEach(line -> words.add(plain(line.value())));
        entry.all("CATEGORIES").forEach(line -> words.add(plain(line.value())));
        String uid = entry.value("UID");
        events.add(new FeedEvent(
                uid.isEmpty() ? from.toString() : uid,
                occurrence,
                new Range(from, until),
                busy,
                mark.equals("OOF"),
                words));
    }

    /** An occurrence lasts as long as the first did: days by the calendar, hours by the clock. */
    private Instant end(FeedEntry entry, FeedMoment begins) {
        Optional<FeedMoment> first = times.moment(entry, "DTSTART");
        Optional<FeedMoment> end = times.moment(entry, "DTEND");
        if (begins.wholeDay()) {
            long days = end.map(last -> first.orElseThrow()
                            .local()
                            .toLocalDate()
                            .until(last.local().toLocalDate(), ChronoUnit.DAYS))
                    .or(() -> times.duration(entry)
                            .map(length -> ChronoUnit.DAYS.between(
                                    begins.local(), begins.local().plus(length))))
                    .orElse(1L);
            return begins.at(begins.local().plusDays(Math.max(1, days))).instant();
        }
        return end.map(last -> begins.instant()
                        .plus(Duration.between(first.orElseThrow().instant(), last.instant())))
                .or(() -> times.duration(entry)
                        .map(length -> ZonedDateTime.ofInstant(begins.instant(), begins.zone())
                                .plus(length)
                                .toInstant()))
                .orElse(begins.instant());
    }

    private Duration length(FeedEntry entry, FeedMoment first) {
        Duration length = Duration.between(first.instant(), end(entry, first));
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static String plain(String text) {
        return text.replace("\\n", " ").replace("\\N", " ").replace("\\", "");
    }
}
