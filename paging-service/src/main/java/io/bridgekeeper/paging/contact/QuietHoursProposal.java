package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.problem.RequestFault;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A person's quiet hours, as they ask for them.
 *
 * @param zone    an IANA time zone
 * @param windows at most 14; none: never quiet
 */
record QuietHoursProposal(String zone, List<Line> windows) {

    static final int MOST = 14;

    /**
     * @param days on which it begins, such as {@code MONDAY}; absent: every day
     * @param from such as {@code 22:00}
     * @param to   exclusive; on the next day where it is not after {@code from}
     */
    record Line(List<String> days, String from, String to) {}

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(QuietHours quiet) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    static QuietHoursProposal of(QuietHours quiet) {
        return new QuietHoursProposal(
                quiet.zone().getId(),
                quiet.windows().stream()
                        .map(window -> new Line(
                                window.days().stream().map(DayOfWeek::name).toList(),
                                window.from().toString(),
                                window.to().toString()))
                        .toList());
    }

    Reading read(Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        Optional<ZoneId> read = parsed("zone", zone, ZoneId::of, "must be an IANA time zone", faults)
                .filter(known -> isOfTzdata(known, faults));
        List<Window> hours = windows(faults);
        if (!faults.isEmpty()) {
            return new Reading.Faulty(List.copyOf(faults));
        }
        QuietHours quiet = new QuietHours(read.orElseThrow(), hours);
        return quiet.isTooLong(now)
                ? new Reading.Faulty(List.of(new RequestFault(
                        "windows", "must leave you reachable every " + QuietHours.LONGEST.toHours() + " hours")))
                : new Reading.Sound(quiet);
    }

    /** A fixed offset knows no summer time: whoever writes one has forgotten it. */
    private static boolean isOfTzdata(ZoneId zone, List<RequestFault> faults) {
        boolean is = ZoneId.getAvailableZoneIds().contains(zone.getId());
        if (!is) {
            faults.add(new RequestFault("zone", "must be an IANA time zone"));
        }
        return is;
    }

    private List<Window> windows(List<RequestFault> faults) {
        List<Line> all = windows == null ? List.of() : windows;
        if (all.size() > MOST) {
            faults.add(new RequestFault("windows", "must have at most " + MOST + " entries"));
            return List.of();
        }
        List<Window> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String path = "windows[" + i + "]";
            Line line = all.get(i);
            if (line == null) {
                faults.add(new RequestFault(path, "is missing"));
                continue;
            }
            Set<DayOfWeek> days = days(path + ".days", line.days(), faults);
            Optional<LocalTime> from = time(path + ".from", line.from(), faults);
            Optional<LocalTime> to = time(path + ".to", line.to(), faults);
            if (!days.isEmpty() && from.isPresent() && to.isPresent()) {
                read.add(new Window(days, from.get(), to.get(), Window.Holidays.AS_OTHER_DAYS));
            }
        }
        return List.copyOf(read);
    }

    private static Set<DayOfWeek> days(String path, List<String> named, List<RequestFault> faults) {
        if (named == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        named.forEach(day -> parsed(path, day, DayOfWeek::valueOf, "must be days such as MONDAY", faults)
                .ifPresent(days::add));
        if (named.isEmpty()) {
            faults.add(new RequestFault(path, "must name a day, or be left out for every day"));
        }
        return days;
    }

    private static Optional<LocalTime> time(String path, String text, List<RequestFault> faults) {
        return parsed(path, text, LocalTime::parse, "must be a time such as 22:00", faults);
    }

    private static <T> Optional<T> parsed(
            String path, String text, Function<String, T> parser, String fault, List<RequestFault> faults) {
        if (text == null) {
            faults.add(new RequestFault(path, "is missing"));
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add(new RequestFault(path, fault));
            return Optional.empty();
        }
    }
}
