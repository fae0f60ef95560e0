package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.rotation.Range;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.property.DateProperty;

/** Calendars as ical4j reads them, without its zones, which it would add to those of the whole process. */
final class Ics {

    private Ics() {}

    /** Fails where the standard is not kept. */
    static Calendar read(String text) {
        try {
            Calendar calendar = new CalendarBuilder(new NoZones()).build(new StringReader(text));
            if (calendar.validate().hasErrors()) {
                throw new AssertionError(calendar.validate().toString());
            }
            return calendar;
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    static List<Component> events(Calendar calendar) {
        return List.copyOf(calendar.getComponents(Component.VEVENT));
    }

    static String text(PropertyContainer of, String property) {
        return of.getRequiredProperty(property).getValue();
    }

    static Range range(Component event) {
        return new Range(instant(event, "DTSTART"), instant(event, "DTEND"));
    }

    /** All our times are in UTC. */
    private static final class NoZones implements TimeZoneRegistry {

        @Override
        public void register(TimeZone zone) {}

        @Override
        public void register(TimeZone zone, boolean update) {}

        @Override
        public void clear() {}

        @Override
        public TimeZone getTimeZone(String id) {
            return null;
        }

        @Override
        public Map<String, ZoneRules> getZoneRules() {
            return Map.of();
        }

        @Override
        public ZoneId getZoneId(String id) {
            return ZoneId.of(id);
        }

        @Override
        public String getTzId(String id) {
            return id;
        }
    }

    private static Instant instant(Component event, String property) {
        DateProperty<? extends Temporal> date = event.getRequiredProperty(property);
        return Instant.from(date.getDate());
    }
}
