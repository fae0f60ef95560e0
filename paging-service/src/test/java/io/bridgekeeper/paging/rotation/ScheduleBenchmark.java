package io.bridgekeeper.paging.rotation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Who is on call now in 10,000 rotations (the promise is 20 ms), and one rotation's 52 weeks (1 ms). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScheduleBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-26T10:30:00Z");
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave");

    private final List<FinalSchedule> many =
            IntStream.range(0, 10_000).mapToObj(ScheduleBenchmark::schedule).toList();
    private final FinalSchedule one = schedule(0);
    private final Range year = new Range(NOW, NOW.plus(Duration.ofDays(52 * 7)));

    @Benchmark
    public int whoIsOnCallNowInTenThousandRotations() {
        int onCall = 0;
        for (FinalSchedule schedule : many) {
            onCall += schedule.at(NOW).size();
        }
        return onCall;
    }

    @Benchmark
    public List<Shift> fiftyTwoWeeks() {
        return one.over(year);
    }

    /** Three layers, one of them restricted to working hours, and 50 overrides over the year. */
    private static FinalSchedule schedule(int number) {
        ZoneId zone = ZoneId.of(Rotations.ZONES.get(number % Rotations.ZONES.size()));
        LocalDateTime first = LocalDateTime.of(2026, 1, 5, 9, 0);
        Window working = new Window(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Window.Holidays.EXCEPT);
        List<RotationOverride> overrides = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Instant from = NOW.plus(Duration.ofDays(7L * i)).plus(Duration.ofHours(i));
            Range range = new Range(from, from.plus(Duration.ofHours(30)));
            overrides.add(
                    i % 2 == 0
                            ? new RotationOverride.Replace("o" + i, range, "alice", "erin")
                            : new RotationOverride.Add("o" + i, range, Role.PRIMARY, "erin"));
        }
        return new FinalSchedule(
                new Rotation(
                        "r" + number,
                        List.of(
                                layer("weeks", new Turns.ByTheClock(zone, first, 1, Turns.Unit.WEEK), List.of()),
                                layer("days", new Turns.ByTheClock(zone, first, 1, Turns.Unit.DAY), List.of(working)),
                                layer(
                                        "hours",
                                        new Turns.ByTheClock(zone, first, 12, Turns.Unit.HOUR),
                                        List.of(new Window(
                                                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                                LocalTime.MIDNIGHT,
                                                LocalTime.MIDNIGHT,
                                                Window.Holidays.AS_OTHER_DAYS))))),
                Overrides.of(overrides));
    }

    private static Layer layer(String name, Turns turns, List<Window> windows) {
        return new Layer(name, Role.PRIMARY, PEOPLE, turns, Optional.empty(), Optional.empty(), windows, Set.of());
    }
}
