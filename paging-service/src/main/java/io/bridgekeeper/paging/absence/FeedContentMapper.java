package io.bridgekeeper.paging.absence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * Takes a calendar apart by the grammar of RFC 5545, which is ical4j's.
 *
 * <p>Keeps of each event the lines that count, and nothing of what is inside of it, such as alarms.
 */
final class FeedContentMapper {

    private static final int MOST_EVENTS = 20_000;
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

    private FeedContentMapper() {}

    static FeedContent read(byte[] bytes) {
        Collector collector = new Collector();
        try (Reader reader = new UnfoldingReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8), true)) {
            new CalendarParserImpl().parse(reader, collector);
        } catch (IOException | ParserException | RuntimeException e) {
            // Without the words of the parser, which quotes what it reads.
            return new FeedContent.Unreadable(
                    collector.entries.size() > MOST_EVENTS
                            ? "it has more than " + MOST_EVENTS + " events"
                            : "what the server answered is no calendar");
        }
        return new FeedContent.Entries(collector.entries, collector.zone, collector.origins);
    }

    private static final class Collector implements ContentHandler {

        private final List<FeedEntry> entries = new ArrayList<>();
        private final Map<String, String> origins = new HashMap<>();
        private Optional<String> zone = Optional.empty();

        private final Deque<String> inside = new ArrayDeque<>();
        private Map<String, List<FeedEntry.Line>> lines = Map.of();
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
                entries.add(new FeedEntry(lines));
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
                lines.computeIfAbsent(name, key -> new ArrayList<>()).add(new FeedEntry.Line(parameters, value));
            }
        }

        @Override
        public void endProperty(String property) {}

        private boolean isInside(String component) {
            return component.equals(inside.peek());
        }
    }
}
