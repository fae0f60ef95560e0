package io.bridgekeeper.paging.absence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a calendar as it is written, before anybody asks when it is.
 *
 * @param lines by the name of the property, in capitals; in the order of the calendar
 */
record FeedEntry(Map<String, List<Line>> lines) {

    /**
     * One line of an event.
     *
     * @param parameters by their names in capitals
     */
    record Line(Map<String, String> parameters, String value) {}

    Optional<Line> line(String name) {
        return lines.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** @return empty where the event has no such line */
    String value(String name) {
        return line(name).map(Line::value).orElse("").strip();
    }

    List<Line> all(String name) {
        return lines.getOrDefault(name, List.of());
    }
}
