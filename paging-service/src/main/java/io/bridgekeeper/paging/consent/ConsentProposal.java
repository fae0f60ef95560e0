package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.problem.RequestFault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An agreement as a person proposes it for themselves.
 *
 * @param scope    what for; absent where the address says it
 * @param zone     of {@code hours}, an IANA time zone; absent only without hours
 * @param hours    when they may be called; absent or empty: always
 * @param channels over which they may be called; absent or empty: over all
 * @param from     inclusive; absent or past: now
 * @param until    exclusive; in the future, at most 90 days ahead
 */
record ConsentProposal(
        ScopeProposal scope,
        String zone,
        List<HoursProposal> hours,
        List<String> channels,
        Instant from,
        Instant until) {

    private static final int MOST_SYSTEMS = 200;
    private static final int MOST_HOURS = 50;

    /**
     * Exactly one of the three.
     *
     * @param systems  ids of the catalog
     * @param rotation id of the catalog: whatever that rotation is called for
     * @param fallback whatever the fallback policy is called for
     */
    record ScopeProposal(List<String> systems, String rotation, Boolean fallback) {}

    /**
     * Hours of some days.
     *
     * @param days such as {@code MONDAY}; absent or empty: every day
     * @param from such as {@code 09:00}; absent: midnight
     * @param to   exclusive; on the next day where it is not after {@code from}; absent: midnight
     */
    record HoursProposal(List<String> days, String from, String to) {}

    /** What may be named. */
    record Known(Set<String> systems, Set<String> rotations, Set<String> channels) {}

    /** All that a person says but for who they are. */
    record Terms(Scope scope, Hours hours, Set<String> channels, Range range) {}

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(Terms terms) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    static final ConsentProposal EMPTY = new ConsentProposal(null, null, null, null, null, null);

    /** With this end where it has none of its own. */
    ConsentProposal orUntil(Instant usual) {
        return until != null ? this : new ConsentProposal(scope, zone, hours, channels, from, usual);
    }

    /** @return {@code read}, but for hours and channels that are not proposed: those are as they were */
    Terms orTermsOf(Consent before, Terms read) {
        return new Terms(
                read.scope(),
                hours == null ? before.hours() : read.hours(),
                channels == null ? before.channels() : read.channels(),
                read.range());
    }

    /** @param address what it is for by its address; empty where the proposal has to say it */
    Reading read(Optional<Scope> address, Known known, Instant now) {
        return new Reader(this, known, now, new ArrayList<>()).read(address);
    }

    private record Reader(ConsentProposal proposal, Known known, Instant now, List<RequestFault> faults) {

        Reading read(Optional<Scope> address) {
            Optional<Scope> scope = scope(address);
            List<Window> windows = windows();
            ZoneId zone = zone(!windows.isEmpty());
            Set<String> channels = channels();
            Optional<Range> range = range();
            return faults.isEmpty()
                    ? new Reading.Sound(new Terms(
                            scope.orElseThrow(), new Hours(zone, windows, Set.of()), channels, range.orElseThrow()))
                    : new Reading.Faulty(List.copyOf(faults));
        }

        private Optional<Scope> scope(Optional<Scope> address) {
            if (proposal.scope == null) {
                if (address.isEmpty()) {
                    fault("scope", "is missing");
                }
                return address;
            }
            int before = faults.size();
            Optional<Scope> proposed = proposed(proposal.scope);
            if (faults.size() == before && address.isPresent() && !proposed.equals(address)) {
                fault("scope", "is another one than the address says");
            }
            return proposed;
        }

        private Optional<Scope> proposed(ScopeProposal scope) {
            boolean fallback = Boolean.TRUE.equals(scope.fallback);
            int named = (scope.systems != null ? 1 : 0) + (scope.rotation != null ? 1 : 0) + (fallback ? 1 : 0);
            if (named != 1) {
                fault("scope", "must be systems, a rotation or the fallback, and one of them only");
                return Optional.empty();
            }
            if (fallback) {
                return Optional.of(new Scope.Fallback());
            }
            if (scope.rotation != null) {
                if (!known.rotations.contains(scope.rotation)) {
                    fault("scope.rotation", "is not in the catalog");
                }
                return Optional.of(new Scope.OfRotation(scope.rotation));
            }
            return systems(scope.systems);
        }

        private Optional<Scope> systems(List<String> ids) {
            if (ids.isEmpty() || ids.size() > MOST_SYSTEMS) {
                fault("scope.systems", "must have 1 to " + MOST_SYSTEMS + " entries");
                return Optional.empty();
            }
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i) == null || !known.systems.contains(ids.get(i))) {
                    fault("scope.systems[" + i + "]", "is not in the catalog");
                }
            }
            return ids.stream().anyMatch(Objects::isNull)
                    ? Optional.empty()
                    : Optional.of(new Scope.OfSystems(new HashSet<>(ids)));
        }

        private ZoneId zone(boolean needed) {
            if (proposal.zone == null) {
                if (needed) {
                    fault("zone", "is missing: hours are by the clocks of a time zone");
                }
                return ZoneOffset.UTC;
            }
            if (!ZoneId.getAvailableZoneIds().contains(proposal.zone)) {
                fault("zone", "must be an IANA time zone such as Europe/Berlin");
                return ZoneOffset.UTC;
            }
            return ZoneId.of(proposal.zone);
        }

        private List<Window> windows() {
            List<HoursProposal> hours = proposal.hours == null ? List.of() : proposal.hours;
            if (hours.size() > MOST_HOURS) {
                fault("hours", "must have at most " + MOST_HOURS + " entries");
                return List.of();
            }
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < hours.size(); i++) {
                String path = "hours[" + i + "]";
                if (hours.get(i) == null) {
                    fault(path, "is missing");
                } else {
                    windows.add(window(path, hours.get(i)));
                }
            }
            return windows;
        }

        private Window window(String path, HoursProposal hours) {
            List<String> named = hours.days == null ? List.of() : hours.days;
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (int i = 0; i < named.size(); i++) {
                String text = named.get(i);
                Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                        .filter(each -> each.name().equals(text))
                        .findFirst();
                day.ifPresent(days::add);
                if (day.isEmpty()) {
                    fault(path + ".days[" + i + "]", "must be a day such as MONDAY");
                }
            }
            return new Window(
                    days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                    time(path + ".from", hours.from),
                    time(path + ".to", hours.to),
                    Window.Holidays.AS_OTHER_DAYS);
        }

        private LocalTime time(String path, String text) {
            try {
                return text == null ? LocalTime.MIDNIGHT : LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                fault(path, "must be a time such as 09:00");
                return LocalTime.MIDNIGHT;
            }
        }

        private Set<String> channels() {
            List<String> named = proposal.channels == null ? List.of() : proposal.channels;
            Set<String> channels = new HashSet<>();
            for (int i = 0; i < named.size(); i++) {
                if (named.get(i) != null && known.channels.contains(named.get(i))) {
                    channels.add(named.get(i));
                } else {
                    fault(
                            "channels[" + i + "]",
                            "must be one of "
                                    + String.join(
                                            ", ",
                                            known.channels.stream().sorted().toList()));
                }
            }
            return channels;
        }

        private Optional<Range> range() {
            Instant from = proposal.from == null || proposal.from.isBefore(now)
                    ? now
                    : proposal.from.truncatedTo(ChronoUnit.MICROS);
            if (proposal.until == null) {
                fault("until", "is missing");
                return Optional.empty();
            }
            Instant until = proposal.until.truncatedTo(ChronoUnit.MICROS);
            Duration longest = Consent.LONGEST;
            if (!until.isAfter(now)) {
                fault("until", "must be in the future");
            } else if (until.isAfter(now.plus(longest))) {
                fault("until", "must be at most " + longest.toDays() + " days ahead");
            } else if (!until.isAfter(from)) {
                fault("until", "must be after from");
            } else {
                return Optional.of(new Range(from, until));
            }
            return Optional.empty();
        }

        private void fault(String path, String message) {
            faults.add(new RequestFault(path, message));
        }
    }
}
