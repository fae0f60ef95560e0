package io.bridgekeeper.paging.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HoursTest {

    @Provide
    Arbitrary<Hours> hours() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
        Arbitrary<Set<DayOfWeek>> days =
                Arbitraries.of(DayOfWeek.values()).set().ofMinSize(1);
        Arbitrary<Window> windows = Combinators.combine(days, times, times)
                .as((on, from, to) -> new Window(on, from, to, Window.Holidays.AS_OTHER_DAYS));
        return Combinators.combine(
                        Arbitraries.of(Rotations.ZONES), windows.list().ofMaxSize(3))
                .as((zone, list) -> new Hours(ZoneId.of(zone), list, Set.of()));
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Rotations.ranges();
    }

    @Property(tries = 200)
    void areOverARangeWhatTheyAreAtEachMomentOfIt(@ForAll("hours") Hours hours, @ForAll("ranges") Range range) {
        List<Range> over = hours.over(range);
        for (Instant at = range.from(); at.isBefore(range.until()); at = at.plus(Duration.ofMinutes(11))) {
            Instant moment = at;
            assertThat(over.stream().filter(each -> each.contains(moment)).count())
                    .as("at %s", at)
                    .isEqualTo(hours.contain(at) ? 1 : 0);
        }
    }
}
