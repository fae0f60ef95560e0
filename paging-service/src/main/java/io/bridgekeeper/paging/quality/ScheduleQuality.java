package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.HomeZone;
import io.bridgekeeper.paging.rotation.Night;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import io.bridgekeeper.paging.rotation.WallClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How good a schedule is, over a stretch of time: for those who need somebody, and for those who are on call.
 *
 * @param uncovered      time in which nobody is on call as primary
 * @param firstUncovered the first such stretch
 * @param single         time in which one person alone is on call in a role that is called
 * @param firstSingle    the first such stretch
 * @param people         all whom a layer names for a role that is called, or who are on call; by load, the highest first
 */
public record ScheduleQuality(
        Range range,
        Duration uncovered,
        Optional<Range> firstUncovered,
        Duration single,
        Optional<Range> firstSingle,
        List<PersonLoad> people) {

    /** Of the whole range, 0 to 1. */
    public double uncoveredShare() {
        return share(uncovered, range.length());
    }

    /** Of the whole range, 0 to 1; the rest is covered by two and more. */
    public double singleShare() {
        return share(single, range.length());
    }

    /** People sleep by the clock of the layer that names them. */
    public static ScheduleQuality of(FinalSchedule schedule, Range range) {
        return of(schedule, range, person -> HomeZone.in(schedule.rotation(), person));
    }

    /** @param zones by whose clock a person sleeps and has their weekend */
    public static ScheduleQuality of(FinalSchedule schedule, Range range, Function<String, ZoneId> zones) {
        List<Shift> called = schedule.over(range).stream()
                .filter(shift -> shift.role() != Role.SHADOW)
                .toList();
        Cover cover = Cover.of(called, range);
        Map<String, List<Range>> duty = new TreeMap<>();
        named(schedule, range).forEach(person -> duty.put(person, new ArrayList<>()));
        called.forEach(shift -> join(duty.computeIfAbsent(shift.personId(), id -> new ArrayList<>()), shift.range()));
        return new ScheduleQuality(
                range,
                cover.uncovered,
                Optional.ofNullable(cover.firstUncovered),
                cover.single,
                Optional.ofNullable(cover.firstSingle),
                loads(duty, zones));
    }

    private static Set<String> named(FinalSchedule schedule, Range range) {
        return schedule.rotation().layers().stream()
                .filter(layer -> layer.role() != Role.SHADOW)
                .filter(layer -> layer.from()
                                .filter(from -> !from.isBefore(range.until()))
                                .isEmpty()
                        && layer.until()
                                .filter(until -> !until.isAfter(range.from()))
                                .isEmpty())
                .flatMap(layer -> layer.people().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Shifts come by their beginning, so what meets or overlaps lies side by side. */
    private static void join(List<Range> stretches, Range next) {
        if (!stretches.isEmpty() && !next.from().isAfter(stretches.getLast().until())) {
            stretches.set(stretches.size() - 1, stretches.getLast().union(next));
        } else {
            stretches.add(next);
        }
    }

    private record Hours(String personId, List<Range> stretches, Duration onCall, Duration nights, Duration weekends) {

        static Hours of(String personId, List<Range> stretches, ZoneId zone) {
            return new Hours(
                    personId,
                    stretches,
                    sum(stretches.stream().map(Range::length).toList()),
                    sum(stretches.stream().map(range -> nightsOf(range, zone)).toList()),
                    sum(stretches.stream().map(range -> weekendsOf(range, zone)).toList()));
        }
    }

    private static List<PersonLoad> loads(Map<String, List<Range>> duty, Function<String, ZoneId> zones) {
        List<Hours> all = duty.entrySet().stream()
                .map(entry -> Hours.of(entry.getKey(), entry.getValue(), zones.apply(entry.getKey())))
                .toList();
        Duration onCall = sum(all.stream().map(Hours::onCall).toList());
        Duration nights = sum(all.stream().map(Hours::nights).toList());
        Duration weekends = sum(all.stream().map(Hours::weekends).toList());
        return all.stream()
                .map(hours -> new PersonLoad(
                        hours.personId(),
                        hours.onCall(),
                        share(hours.onCall(), onCall) * all.size(),
                        hours.nights(),
                        share(hours.nights(), nights),
                        hours.weekends(),
                        share(hours.weekends(), weekends),
                        hours.stretches().size(),
                        hours.stretches().stream().max(Comparator.comparing(Range::length)),
                        shortestRest(hours.stretches())))
                .sorted(Comparator.comparing(PersonLoad::load).reversed().thenComparing(PersonLoad::personId))
                .toList();
    }

    private static Optional<Range> shortestRest(List<Range> stretches) {
        Optional<Range> shortest = Optional.empty();
        for (int i = 1; i < stretches.size(); i++) {
            Range rest =
                    new Range(stretches.get(i - 1).until(), stretches.get(i).from());
            if (shortest.isEmpty() || rest.length().compareTo(shortest.get().length()) < 0) {
                shortest = Optional.of(rest);
            }
        }
        return shortest;
    }

    private static Duration nightsOf(Range stretch, ZoneId zone) {
        Duration sum = Duration.ZERO;
        LocalDate last = stretch.until().atZone(zone).toLocalDate();
        for (LocalDate day = stretch.from().atZone(zone).toLocalDate().minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            sum = sum.plus(Night.of(day, zone).within(stretch).length());
        }
        return sum;
    }

    private static Duration weekendsOf(Range stretch, ZoneId zone) {
        Duration sum = Duration.ZERO;
        LocalDate last = stretch.until().atZone(zone).toLocalDate();
        LocalDate first = stretch.from().atZone(zone).toLocalDate();
        for (LocalDate saturday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
                !saturday.isAfter(last);
                saturday = saturday.plusWeeks(1)) {
            Range weekend = new Range(
                    WallClock.instant(saturday.atStartOfDay(), zone),
                    WallClock.instant(saturday.plusDays(2).atStartOfDay(), zone));
            sum = sum.plus(weekend.within(stretch).length());
        }
        return sum;
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (double) part.toMillis() / whole.toMillis();
    }

    /** How many stand ready, from one change to the next. */
    private static final class Cover {

        private Duration uncovered = Duration.ZERO;
        private Range firstUncovered;
        private Duration single = Duration.ZERO;
        private Range firstSingle;

        private int primaries;
        private final Map<String, Integer> reasons = new TreeMap<>();

        static Cover of(List<Shift> called, Range range) {
            TreeMap<Instant, List<Shift>> changes = new TreeMap<>();
            for (Shift shift : called) {
                changes.computeIfAbsent(shift.range().from(), at -> new ArrayList<>())
                        .add(shift);
                changes.computeIfAbsent(shift.range().until(), at -> new ArrayList<>())
                        .add(shift);
            }
            Cover cover = new Cover();
            Instant from = range.from();
            for (Map.Entry<Instant, List<Shift>> change : changes.entrySet()) {
                cover.add(new Range(from, change.getKey()));
                change.getValue().forEach(shift -> cover.turn(shift, change.getKey()));
                from = change.getKey();
            }
            cover.add(new Range(from, range.until()));
            return cover;
        }

        private void turn(Shift shift, Instant at) {
            int by = shift.range().from().equals(at) ? 1 : -1;
            if (shift.role() == Role.PRIMARY) {
                primaries += by;
            }
            if (reasons.merge(shift.personId(), by, Integer::sum) == 0) {
                reasons.remove(shift.personId());
            }
        }

        private void add(Range stretch) {
            if (stretch.isEmpty()) {
                return;
            }
            if (primaries == 0) {
                uncovered = uncovered.plus(stretch.length());
                firstUncovered = first(firstUncovered, stretch);
            } else if (reasons.size() == 1) {
                single = single.plus(stretch.length());
                firstSingle = first(firstSingle, stretch);
            }
        }

        /** Two that meet are one: a change that leaves it so does not end it. */
        private static Range first(Range known, Range next) {
            return known == null || known.until().equals(next.from())
                    ? Optional.ofNullable(known).map(next::union).orElse(next)
                    : known;
        }
    }
}
