package io.bridgekeeper.paging.rotation;

import io.bridgekeeper.paging.rotation.Turns.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Schedules of all kinds, mostly where clocks do strange things. */
public final class Rotations {

    /** Half-hour and 45-minute offsets, changes of half an hour and of two, changes twice a year for Ramadan. */
    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Apia",
            "Antarctica/Troll",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "Africa/Cairo",
            "America/Santiago",
            "UTC");

    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave", "erin");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private static final List<LocalDate> SPANS = List.of(LocalDate.of(2025, 3, 26), LocalDate.of(2025, 10, 23));
    private static final int SPAN_DAYS = 12;

    private final Random chance;

    private Rotations(long seed) {
        chance = new Random(seed);
    }

    public static Arbitrary<FinalSchedule> schedules() {
        return Arbitraries.longs().map(seed -> new Rotations(seed).schedule());
    }

    /** Layers that always apply: no windows, no limits, nothing dated. */
    static Arbitrary<FinalSchedule> unrestricted() {
        return Arbitraries.longs().map(seed -> {
            Rotations some = new Rotations(seed);
            Layer layer = some.layer(0);
            return new FinalSchedule(
                    new Rotation(
                            "r",
                            List.of(new Layer(
                                    layer.name(),
                                    Role.PRIMARY,
                                    layer.people(),
                                    layer.turns(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    Set.of()))),
                    Overrides.NONE);
        });
    }

    /** Some days, half of them around a change of the clocks. */
    public static Arbitrary<Range> ranges() {
        return Arbitraries.longs().map(seed -> new Rotations(seed).range(Duration.ofHours(60)));
    }

    private FinalSchedule schedule() {
        List<Layer> layers = new ArrayList<>();
        int count = 1 + chance.nextInt(4);
        for (int i = 0; i < count; i++) {
            layers.add(layer(i));
        }
        List<RotationOverride> overrides = new ArrayList<>();
        int dated = chance.nextInt(5);
        for (int i = 0; i < dated; i++) {
            overrides.add(override("e" + i));
        }
        return new FinalSchedule(new Rotation("r", layers), Overrides.of(overrides));
    }

    private Layer layer(int number) {
        List<String> people = new ArrayList<>();
        int count = 1 + chance.nextInt(4);
        for (int i = 0; i < count; i++) {
            people.add(one(PEOPLE));
        }
        List<Window> windows = new ArrayList<>();
        int restricted = Math.max(0, chance.nextInt(4) - 1);
        for (int i = 0; i < restricted; i++) {
            windows.add(window());
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            holidays.add(one(SPANS).plusDays(chance.nextInt(SPAN_DAYS)));
        }
        return new Layer(
                "layer " + number,
                one(List.of(Role.values())),
                people,
                turns(),
                chance.nextInt(5) == 0 ? Optional.of(minute()) : Optional.empty(),
                chance.nextInt(5) == 0 ? Optional.of(minute()) : Optional.empty(),
                windows,
                holidays);
    }

    private Turns turns() {
        ZoneId zone = ZoneId.of(one(ZONES));
        LocalDateTime first = FIRST.plusDays(chance.nextInt(730)).atTime(chance.nextInt(24), 15 * chance.nextInt(4));
        return chance.nextInt(5) == 0
                ? new Turns.ByLength(
                        zone, first.toInstant(ZoneOffset.UTC), Duration.ofMinutes(90 + chance.nextInt(20_000)))
                : switch (one(List.of(Unit.values()))) {
                    case HOUR -> new Turns.ByTheClock(zone, first, 1 + chance.nextInt(36), Unit.HOUR);
                    case DAY -> new Turns.ByTheClock(zone, first, 1 + chance.nextInt(10), Unit.DAY);
                    case WEEK -> new Turns.ByTheClock(zone, first, 1 + chance.nextInt(3), Unit.WEEK);
                    case MONTH -> new Turns.ByTheClock(zone, first, 1 + chance.nextInt(2), Unit.MONTH);
                };
    }

    private Window window() {
        EnumSet<DayOfWeek> days = EnumSet.of(one(List.of(DayOfWeek.values())));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (chance.nextInt(3) > 0) {
                days.add(day);
            }
        }
        return new Window(days, quarter(), quarter(), one(List.of(Window.Holidays.values())));
    }

    private RotationOverride override(String id) {
        Range range = range(Duration.ofHours(60));
        String person = one(PEOPLE);
        return switch (chance.nextInt(5)) {
            case 0 -> new RotationOverride.Add(id, range, one(List.of(Role.values())), person);
            case 1 -> new RotationOverride.Remove(id, range, person);
            case 2 -> new RotationOverride.Replace(id, range, person, one(PEOPLE));
            case 3 -> new RotationOverride.Swap(id, range, person, one(PEOPLE));
            default ->
                new RotationOverride.Temporary(
                        id,
                        range,
                        List.of(
                                new RotationOverride.Fixed(
                                        new Range(range.from(), middle(range)), Role.PRIMARY, person),
                                new RotationOverride.Fixed(range, Role.SECONDARY, one(PEOPLE))));
        };
    }

    private static Instant middle(Range range) {
        long minutes = range.length().toMinutes() / 2;
        return range.from().plus(Duration.ofMinutes(minutes));
    }

    private Range range(Duration longest) {
        Instant from = minute();
        if (chance.nextBoolean()) {
            var change = ZoneId.of(one(ZONES)).getRules().nextTransition(from);
            if (change != null) {
                from = change.getInstant().minus(Duration.ofMinutes(chance.nextInt(1_500)));
            }
        }
        return new Range(from, from.plus(Duration.ofMinutes(1 + chance.nextInt((int) longest.toMinutes()))));
    }

    /** Few days, so that what is dated meets, each around a change of the clocks somewhere. */
    private Instant minute() {
        return one(SPANS)
                .atStartOfDay()
                .plusMinutes(chance.nextInt(SPAN_DAYS * 24 * 60))
                .toInstant(ZoneOffset.UTC);
    }

    private LocalTime quarter() {
        return LocalTime.of(chance.nextInt(24), 15 * chance.nextInt(4));
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
