package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar as the API shows it: never its address, which only who made it was told.
 *
 * @param of         {@code me} for the own shifts of {@code createdBy}; absent where it shows a rotation
 * @param lastReadAt to about a minute; absent where it never was
 */
record CalendarView(
        UUID calendarId,
        Optional<String> of,
        Optional<String> rotationId,
        String name,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastReadAt) {

    /** @param calendars the oldest first */
    record All(List<CalendarView> calendars) {}

    /** @param url to subscribe to; shown this once */
    record Created(
            UUID calendarId,
            Optional<String> of,
            Optional<String> rotationId,
            String name,
            String createdBy,
            Instant createdAt,
            String url) {

        static Created of(Calendar calendar, Secret secret, URI publicUrl) {
            CalendarView view = CalendarView.of(calendar);
            return new Created(
                    view.calendarId,
                    view.of,
                    view.rotationId,
                    view.name,
                    view.createdBy,
                    view.createdAt,
                    publicUrl.resolve("/calendars/" + secret.text() + ".ics").toString());
        }
    }

    static CalendarView of(Calendar calendar) {
        Optional<String> rotation = switch (calendar.subject()) {
            case Subject.Own own -> Optional.empty();
            case Subject.OfRotation(String rotationId) -> Optional.of(rotationId);
        };
        return new CalendarView(
                calendar.id(),
                rotation.isPresent() ? Optional.empty() : Optional.of("me"),
                rotation,
                calendar.name(),
                calendar.createdBy(),
                calendar.createdAt(),
                calendar.lastReadAt());
    }
}
