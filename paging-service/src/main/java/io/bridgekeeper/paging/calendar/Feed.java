package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What a calendar shows at one moment.
 *
 * @param events by their beginning; at most {@link #MOST_EVENTS}, of more those that begin last are left out
 */
record Feed(String name, List<Event> events) {

    /** A year of hourly turns fits in. */
    static final int MOST_EVENTS = 10_000;

    private static final Duration PAST = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofDays(365);

    /**
     * One shift.
     *
     * @param id    the same as long as rotation, role, person and beginning are: a shift that ends at another time is
     *              the same event, changed
     * @param range whole seconds, not empty
     * @param takes whether it takes the person's time
     */
    record Event(UUID id, Range range, String summary, String description, boolean takes) {}

    /** What is shown of time. */
    static Range shown(Instant now) {
        return new Range(now.minus(PAST), now.plus(AHEAD));
    }

    /**
     * The shifts that touch what is shown, whole: what begins or ends outside is not cut, or each reading would move it.
     *
     * @param schedules of all rotations that may have some, right for the whole of each such shift
     * @param names     of people, by id
     */
    static Feed of(Calendar calendar, List<FinalSchedule> schedules, Range shown, UnaryOperator<String> names) {
        List<Event> events = new ArrayList<>();
        for (FinalSchedule schedule : schedules) {
            Identities identities = new Identities(schedule.rotation().id());
            switch (calendar.subject()) {
                case Subject.Own(String personId) -> {
                    if (mayName(schedule, personId)) {
                        schedule.whole(shown).stream()
                                .filter(shift -> shift.personId().equals(personId))
                                .forEach(shift -> add(shift, identities, "On call: ", events));
                    }
                }
                case Subject.OfRotation rotation ->
                    schedule.whole(shown)
                            .forEach(shift ->
                                    add(shift, identities, names.apply(shift.personId()) + " on call: ", events));
            }
        }
        return new Feed(
                calendar.name(),
                events.stream()
                        .sorted(Comparator.comparing(event -> event.range().from()))
                        .limit(MOST_EVENTS)
                        .toList());
    }

    /** Spares the working out of all rotations that have nothing to do with a person. */
    private static boolean mayName(FinalSchedule schedule, String personId) {
        return schedule.rotation().people().contains(personId)
                || schedule.overrides().all().stream()
                        .anyMatch(override -> override.people().contains(personId));
    }

    private static void add(Shift shift, Identities identities, String begins, List<Event> events) {
        // Calendars know whole seconds; an override made "now" begins between two.
        Range range = new Range(
                shift.range().from().truncatedTo(ChronoUnit.SECONDS),
                shift.range().until().truncatedTo(ChronoUnit.SECONDS));
        UUID id = identities.of(shift);
        if (!range.isEmpty()) {
            String role = shift.role().name().toLowerCase(Locale.ROOT);
            events.add(new Event(
                    id,
                    range,
                    begins + identities.rotationId() + " (" + role + ")",
                    shift.duty().why().sentence(),
                    shift.role() != Role.SHADOW));
        }
    }

    /** The ids of one rotation's events. Somebody may be on call twice from one moment on, for two reasons. */
    private record Identities(String rotationId, Map<String, Integer> given) {

        Identities(String rotationId) {
            this(rotationId, new HashMap<>());
        }

        UUID of(Shift shift) {
            // A slash is in no id.
            String key = String.join(
                    "/",
                    rotationId,
                    shift.role().name(),
                    shift.personId(),
                    shift.range().from().toString());
            int number = given.merge(key, 1, Integer::sum);
            String unique = number == 1 ? key : key + "/" + number;
            return UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
        }
    }
}
