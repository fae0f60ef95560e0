package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TemporalAmountAdapter;

/**
 * Reads the events of a calendar (RFC 5545) that touch a range.
 *
 * <p>The grammar and the arithmetic of what repeats are ical4j's. Zones are the JDK's, by their name, by the name that
 * Windows has for them, or by the one that the calendar's own definition gives as its origin: a definition from
 * outside is not turned into rules, for ical4j would keep those for as long as the process lives. An event that
 * cannot be read is left out, and so is what repeats by the minute.
 */
final class FeedEventMapper {

    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_REPEATING = 2_000;
    private static final int MOST_OCCURRENCES = 1_500;
    private static final int MOST_COUNTED = 2_000;
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2200;

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Pattern UNTIL = Pattern.compile("(?i);?UNTIL=([^;]*)");
    private static final Pattern COUNT = Pattern.compile("(?i);?COUNT=(\\d+)");
    private static final Set<String> KEPT = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "TRANSP",
            "STATUS",
            "SUMMARY",
            "CATEGORIES",
            "X-MICROSOFT-CDO-BUSYSTATUS");
    private static final Map<String, String> WINDOWS_ZONES = windowsZones();

    private FeedEventMapper() {}

    /** One line of an event. */
    private record Line(Map<String, String> parameters, String value) {}

    private record Entry(Map<String, List<Line>> lines) {

        Optional<Line> line(String name) {
            return lines.getOrDefault(name, List.of()).stream().findFirst();
        }

        String value(String name) {
            return line(name).map(Line::value).orElse("").strip();
        }

        List<Line> all(String name) {
            return lines.getOrDefault(name, List.of());
        }
    }

    /** A moment as it is written: a day, or a time by some clock. */
    private record Moment(LocalDateTime local, ZoneId zone, boolean wholeDay) {

        Instant instant() {
            return wholeDay
                    ? local.toLocalDate().atStartOfDay(zone).toInstant()
                    : ZonedDateTime.of(local, zone).toInstant();
        }

        Moment at(LocalDateTime other) {
            return new Moment(other, zone, wholeDay);
        }
    }

    /** @param zone of events that name none; empty: that of the calendar, or else UTC */
    static FeedAnswer read(byte[] bytes, Optional<ZoneId> zone, Range range, Optional<String> etag) {
        Collector collector = new Collector();
        try (Reader reader = new UnfoldingReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8), true)) {
            new CalendarParserImpl().parse(reader, collector);
        } catch (IOException | ParserException | RuntimeException e) {
            // Without the words of the parser, which quotes what it reads.
            return new FeedAnswer.Failed(
                    collector.entries.size() > MOST_EVENTS
                            ? "it has more than " + MOST_EVENTS + " events"
                            : "what the server answered is no calendar");
        }
        ZoneId usual = zone.or(() -> collector.zone.flatMap(name -> zone(name, Map.of())))
                .orElse(ZoneOffset.UTC);
        return new FeedAnswer.Read(new Occurrences(collector.origins, usual, range).of(collector.entries), etag);
    }

    /** Keeps of each event the lines that count, and nothing of what is inside of it, such as alarms. */
    private static final class Collector implements ContentHandler {

        private final List<Entry> entries = new ArrayList<>();
        /** For zones that the calendar defines: the name that the definition says it is made of. */
        private final Map<String, String> origins = new HashMap<>();

        private Optional<String> zone = Optional.empty();

        private final Deque<String> inside = new ArrayDeque<>();
        private Map<String, List<Line>> lines = Map.of();
        private String tzId = "";
        private String name = "";
        private Map<String, String> parameters = Map.of();

        @Override
        public void startCalendar() {}

        @Override
        public void endCalendar() {}

        @Override
        public void startComponent(String component) {
            inside.push(component.toUpperCase(Locale.ROOT));
            if (isInside("VEVENT")) {
                lines = new HashMap<>();
            }
        }

        @Override
        public void endComponent(String component) {
            if (isInside("VEVENT")) {
                entries.add(new Entry(lines));
                if (entries.size() > MOST_EVENTS) {
                    // The parser has no other way to be stopped.
                    throw new IllegalStateException("too many events");
                }
            }
            inside.pop();
        }

        @Override
        public void startProperty(String property) {
            name = property.toUpperCase(Locale.ROOT);
            parameters = new HashMap<>();
        }

        @Override
        public void parameter(String parameter, String value) {
            parameters.put(parameter.toUpperCase(Locale.ROOT), value);
        }

        @Override
        public void propertyValue(String value) {
            if (inside.isEmpty() && name.equals("X-WR-TIMEZONE")) {
                zone = Optional.of(value.strip());
            } else if (isInside("VTIMEZONE") && name.equals("TZID")) {
                tzId = value.strip();
            } else if (isInside("VTIMEZONE") && name.equals("X-LIC-LOCATION")) {
                origins.put(tzId, value.strip());
            } else if (isInside("VEVENT") && KEPT.contains(name)) {
                lines.computeIfAbsent(name, key -> new ArrayList<>()).add(new Line(parameters, value));
            }
        }

        @Override
        public void endProperty(String property) {}

        private boolean isInside(String component) {
            return component.equals(inside.peek());
        }
    }

    private static final class Occurrences {

        private final Map<String, String> origins;
        private final ZoneId usual;
        private final Range range;
        private int repeating;

        Occurrences(Map<String, String> origins, ZoneId usual, Range range) {
            this.origins = origins;
            this.usual = usual;
            this.range = range;
        }

        List<FeedEvent> of(List<Entry> entries) {
            Map<String, Set<Instant>> moved = new HashMap<>();
            for (Entry entry : entries) {
                entry.line("RECURRENCE-ID")
                        .flatMap(this::moment)
                        .ifPresent(was -> moved.computeIfAbsent(entry.value("UID"), uid -> new HashSet<>())
                                .add(was.instant()));
            }
            List<FeedEvent> events = new ArrayList<>();
            for (Entry entry : entries) {
                try {
                    of(entry, moved.getOrDefault(entry.value("UID"), Set.of()), events);
                } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                    // One event that nobody can read is no reason to forget the others.
                    continue;
                }
            }
            return List.copyOf(events);
        }

        private void of(Entry entry, Set<Instant> moved, List<FeedEvent> events) {
            Optional<Moment> start = entry.line("DTSTART").flatMap(this::moment);
            if (start.isEmpty() || entry.value("STATUS").equalsIgnoreCase("CANCELLED")) {
                return;
            }
            Moment first = start.get();
            Optional<Moment> was = entry.line("RECURRENCE-ID").flatMap(this::moment);
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
            for (Moment out : moments(entry.all("EXDATE"))) {
                if (out.wholeDay()) {
                    leftDays.add(out.local().toLocalDate());
                } else {
                    left.add(out.instant());
                }
            }
            Set<LocalDateTime> starts = new TreeSet<>(List.of(first.local()));
            for (Line rule : entry.all("RRULE")) {
                starts.addAll(starts(first, rule.value().strip(), length(entry, first)));
            }
            for (Moment more : moments(entry.all("RDATE"))) {
                starts.add(LocalDateTime.ofInstant(more.instant(), first.zone()));
            }
            for (LocalDateTime each : starts) {
                Moment begins = first.at(each);
                if (!left.contains(begins.instant()) && !leftDays.contains(each.toLocalDate())) {
                    add(entry, begins, begins.instant().toString(), events);
                }
            }
        }

        private void add(Entry entry, Moment begins, String occurrence, List<FeedEvent> events) {
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
        private Instant end(Entry entry, Moment begins) {
            Optional<Moment> first = entry.line("DTSTART").flatMap(this::moment);
            Optional<Moment> end = entry.line("DTEND").flatMap(this::moment);
            if (begins.wholeDay()) {
                long days = end.map(last -> first.orElseThrow()
                                .local()
                                .toLocalDate()
                                .until(last.local().toLocalDate(), ChronoUnit.DAYS))
                        .or(() -> duration(entry)
                                .map(length -> ChronoUnit.DAYS.between(
                                        begins.local(), begins.local().plus(length))))
                        .orElse(1L);
                return begins.at(begins.local().plusDays(Math.max(1, days))).instant();
            }
            return end.map(last -> begins.instant()
                            .plus(Duration.between(first.orElseThrow().instant(), last.instant())))
                    .or(() -> duration(entry)
                            .map(length -> ZonedDateTime.ofInstant(begins.instant(), begins.zone())
                                    .plus(length)
                                    .toInstant()))
                    .orElse(begins.instant());
        }

        private Duration length(Entry entry, Moment first) {
            Duration length = Duration.between(first.instant(), end(entry, first));
            return length.isNegative() ? Duration.ZERO : length;
        }

        private Optional<TemporalAmount> duration(Entry entry) {
            return entry.line("DURATION")
                    .map(line ->
                            TemporalAmountAdapter.parse(line.value().strip()).getDuration());
        }

        /** By the clock of the event, so that one at nine is at nine in summer and in winter. */
        private List<LocalDateTime> starts(Moment first, String rule, Duration length) {
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
            LocalDateTime to =
                    LocalDateTime.ofInstant(range.until(), first.zone()).plusDays(1);
            return new Recur<LocalDateTime>(bounded)
                    .getDates(first.local(), from, to, MOST_OCCURRENCES).stream()
                            .filter(start -> until.flatMap(last -> moment(last, first.zone()))
                                    .map(last -> last.wholeDay()
                                            ? !start.toLocalDate()
                                                    .isAfter(last.local().toLocalDate())
                                            : !first.at(start).instant().isAfter(last.instant()))
                                    .orElse(true))
                            .toList();
        }

        private List<Moment> moments(List<Line> lines) {
            return lines.stream()
                    .flatMap(line -> Arrays.stream(line.value().split(","))
                            // Of a period its beginning.
                            .map(value -> new Line(line.parameters(), value.split("/")[0])))
                    .flatMap(line -> moment(line).stream())
                    .toList();
        }

        private Optional<Moment> moment(Line line) {
            ZoneId zone = Optional.ofNullable(line.parameters().get("TZID"))
                    .flatMap(name -> zone(name, origins))
                    .orElse(usual);
            return moment(line.value().strip(), zone);
        }

        /** Empty where it cannot be read or nobody alive was there. */
        private static Optional<Moment> moment(String text, ZoneId zone) {
            try {
                Moment moment = text.length() == 8
                        ? new Moment(LocalDate.parse(text, DATE).atTime(LocalTime.MIN), zone, true)
                        : text.endsWith("Z")
                                ? new Moment(
                                        LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL),
                                        ZoneOffset.UTC,
                                        false)
                                : new Moment(LocalDateTime.parse(text, LOCAL), zone, false);
                int year = moment.local().getYear();
                return year < EARLIEST_YEAR || year > LATEST_YEAR ? Optional.empty() : Optional.of(moment);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<String> find(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        private static String plain(String text) {
            return text.replace("\\n", " ").replace("\\N", " ").replace("\\", "");
        }
    }

    /**
     * By its name, Windows' name or its origin; some programs write a path before the name.
     *
     * @return empty where nobody knows it
     */
    private static Optional<ZoneId> zone(String name, Map<String, String> origins) {
        String bare = name.replace("\"", "").strip();
        String[] parts = bare.split("/");
        String tail = parts.length > 2 ? parts[parts.length - 2] + "/" + parts[parts.length - 1] : bare;
        return known(bare)
                .or(() -> Optional.ofNullable(WINDOWS_ZONES.get(bare)).flatMap(FeedEventMapper::known))
                .or(() -> Optional.ofNullable(origins.get(bare)).flatMap(FeedEventMapper::known))
                .or(() -> known(tail));
    }

    private static Optional<ZoneId> known(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As ical4j ships them. */
    private static Map<String, String> windowsZones() {
        Properties names = new Properties();
        try (var list = Recur.class.getResourceAsStream("/net/fortuna/ical4j/transform/compliance/msTimezoneNames")) {
            names.load(new StringReader(new String(list.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> zones = new HashMap<>();
        names.forEach((name, zone) -> zones.put(name.toString(), zone.toString().strip()));
        return Map.copyOf(zones);
    }
}
