package io.bridgekeeper.paging.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.absence.AbsencePlan.OwnShift;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import io.bridgekeeper.paging.rotation.Why;
import io.bridgekeeper.paging.swap.Swap;
import io.bridgekeeper.paging.swap.SwapState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Times are hours from now. */
class AbsencePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(60));

    static Stream<Arguments> plans() {
        SwapState open = new SwapState.Open(NOW);
        return Stream.of(
                Arguments.of("nothing", List.of(), List.of(shift(10, 20)), List.of(), "", ""),
                Arguments.of(
                        "the whole shift", List.of(away("a", 0, 90)), List.of(shift(10, 20)), List.of(), "10-20", ""),
                Arguments.of(
                        "what they share", List.of(away("a", 15, 90)), List.of(shift(10, 20)), List.of(), "15-20", ""),
                Arguments.of(
                        "each shift",
                        List.of(away("a", 15, 35)),
                        List.of(shift(10, 20), shift(30, 40)),
                        List.of(),
                        "15-20 30-35",
                        ""),
                Arguments.of(
                        "each absence",
                        List.of(away("a", 11, 12), away("b", 14, 15)),
                        List.of(shift(10, 20)),
                        List.of(),
                        "11-12 14-15",
                        ""),
                Arguments.of(
                        "the same hours once",
                        List.of(away("a", 11, 13), away("b", 12, 15)),
                        List.of(shift(10, 20)),
                        List.of(),
                        "11-13",
                        ""),
                Arguments.of(
                        "not what has begun", List.of(away("a", -5, 15)), List.of(shift(-10, 20)), List.of(), "", ""),
                Arguments.of(
                        "not what touches only", List.of(away("a", 0, 10)), List.of(shift(10, 20)), List.of(), "", ""),
                Arguments.of(
                        "not what is far ahead",
                        List.of(away("a", 0, 9000)),
                        List.of(shift(60 * 24, 60 * 24 + 5), shift(60 * 24 - 1, 60 * 24 + 9)),
                        List.of(),
                        (60 * 24 - 1) + "-" + (60 * 24 + 9),
                        ""),
                Arguments.of(
                        "not what a shadow has",
                        List.of(away("a", 0, 90)),
                        List.of(new OwnShift("r", new Shift(duty(Role.SHADOW), hours(10, 20)))),
                        List.of(),
                        "",
                        ""),
                Arguments.of(
                        "what is open stays",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, open)),
                        "",
                        ""),
                Arguments.of(
                        "the absence has gone",
                        List.of(),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, open)),
                        "",
                        "15-20"),
                Arguments.of(
                        "the absence has moved",
                        List.of(away("a", 16, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, open)),
                        "16-20",
                        "15-20"),
                Arguments.of(
                        "the absence is shorter",
                        List.of(away("a", 15, 18)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, open)),
                        "15-18",
                        "15-20"),
                Arguments.of(
                        "the shift is another's",
                        List.of(away("a", 15, 90)),
                        List.of(),
                        List.of(swap("a", 15, 20, open)),
                        "",
                        "15-20"),
                Arguments.of(
                        "what a person asked for stays and is enough",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap(null, 10, 16, open)),
                        "",
                        ""),
                Arguments.of(
                        "its owner withdrew it",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, new SwapState.Withdrawn(SwapState.Cause.ASKER, NOW))),
                        "",
                        ""),
                Arguments.of(
                        "its owner withdrew it, and the end has moved since",
                        List.of(away("a", 15, 18)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, new SwapState.Withdrawn(SwapState.Cause.ASKER, NOW))),
                        "",
                        ""),
                Arguments.of(
                        "the absence is back",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, new SwapState.Withdrawn(SwapState.Cause.ABSENCE_GONE, NOW))),
                        "15-20",
                        ""),
                Arguments.of(
                        "everybody declined",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, new SwapState.Declined("bob", Optional.empty(), NOW))),
                        "",
                        ""),
                Arguments.of(
                        "somebody took it and gave it back",
                        List.of(away("a", 15, 90)),
                        List.of(shift(10, 20)),
                        List.of(swap("a", 15, 20, new SwapState.Accepted("bob", NOW))),
                        "",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void asksForWhatAnAbsenceSharesWithAShift(
            String what, List<Absence> absences, List<OwnShift> shifts, List<Swap> known, String ask, String end) {
        AbsencePlan plan = AbsencePlan.of(absences, shifts, known, NOW, FAR);
        assertThat(told(plan.ask().stream().map(AbsencePlan.Wish::range).toList()))
                .isEqualTo(ask);
        assertThat(told(plan.end().stream().map(Swap::range).toList())).isEqualTo(end);
    }

    @Test
    void looksAtEachRotationByItself() {
        List<OwnShift> both = List.of(
                new OwnShift("s", new Shift(duty(Role.PRIMARY), hours(10, 20))),
                new OwnShift("r", new Shift(duty(Role.SECONDARY), hours(10, 20))));
        assertThat(AbsencePlan.of(List.of(away("a", 0, 90)), both, List.of(), NOW, FAR)
                        .ask())
                .extracting(AbsencePlan.Wish::rotationId)
                .containsExactly("r", "s");
    }

    @Property(tries = 300)
    void asksForNothingTwiceAndIsContentWithWhatItAskedFor(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 200) Integer> begins,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 60) Integer> lengths) {
        List<Absence> absences = new ArrayList<>();
        for (int i = 0; i < Math.min(begins.size(), lengths.size()); i++) {
            absences.add(away("a" + i, begins.get(i), begins.get(i) + lengths.get(i)));
        }
        List<OwnShift> shifts = List.of(shift(0, 40), shift(40, 80), shift(120, 160), shift(170, 300));
        AbsencePlan first = AbsencePlan.of(absences, shifts, List.of(), NOW, FAR);
        List<Swap> asked = first.ask().stream()
                .map(wish -> swap(wish.absenceKey(), wish.range(), new SwapState.Open(NOW)))
                .toList();
        Set<Instant> hours = new HashSet<>();
        for (Swap swap : asked) {
            for (Instant at = swap.range().from(); at.isBefore(swap.range().until()); at = at.plusSeconds(3600)) {
                assertThat(hours.add(at)).as("asked once for %s", at).isTrue();
            }
        }
        AbsencePlan second = AbsencePlan.of(absences, shifts, asked, NOW, FAR);
        assertThat(second).isEqualTo(new AbsencePlan(List.of(), List.of()));
    }

    private static Absence away(String key, int from, int until) {
        return new Absence(key, hours(from, until));
    }

    private static OwnShift shift(int from, int until) {
        return new OwnShift("r", new Shift(duty(Role.PRIMARY), hours(from, until)));
    }

    private static Duty duty(Role role) {
        return new Duty("alice", role, new Why.OfLayer("l", 1));
    }

    private static Swap swap(String key, int from, int until, SwapState state) {
        return swap(key, hours(from, until), state);
    }

    private static Swap swap(String key, Range range, SwapState state) {
        return new Swap(
                UUID.randomUUID(),
                "r",
                range,
                "alice",
                Optional.empty(),
                Optional.empty(),
                "x",
                Optional.ofNullable(key),
                NOW,
                Set.of(),
                state);
    }

    private static Range hours(int from, int until) {
        return new Range(NOW.plus(Duration.ofHours(from)), NOW.plus(Duration.ofHours(until)));
    }

    private static String told(List<Range> ranges) {
        return String.join(
                " ",
                ranges.stream()
                        .map(range -> Duration.between(NOW, range.from()).toHours() + "-"
                                + Duration.between(NOW, range.until()).toHours())
                        .toList());
    }
}
