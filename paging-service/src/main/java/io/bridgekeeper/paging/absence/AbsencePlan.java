package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import io.bridgekeeper.paging.swap.Swap;
import io.bridgekeeper.paging.swap.SwapState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person's absences make of their shifts.
 *
 * <p>One absence asks for the hours that it shares with one shift, once: not again where the person withdrew it, where
 * nobody could, or where somebody took them and gave them back.
 *
 * @param ask what to ask for, by rotation
 * @param end requests whose absence is not there any more, or is there at other hours
 */
record AbsencePlan(List<Wish> ask, List<Swap> end) {

    record Wish(String rotationId, Range range, String absenceKey) {}

    /** A shift of the person, from its true beginning to its true end. */
    record OwnShift(String rotationId, Shift shift) {}

    /**
     * @param known all that the person asked for, whatever has come of it
     * @param until hours that begin later are left for another day
     */
    static AbsencePlan of(List<Absence> absences, List<OwnShift> shifts, List<Swap> known, Instant now, Instant until) {
        List<Wish> wanted = shifts.stream()
                .filter(own -> own.shift().role() != Role.SHADOW)
                .flatMap(own -> absences.stream().flatMap(absence -> wish(own, absence, now, until)))
                .distinct()
                .sorted(Comparator.comparing(Wish::rotationId)
                        .thenComparing(wish -> wish.range().from())
                        .thenComparing(Wish::absenceKey))
                .toList();
        List<Swap> end = known.stream()
                .filter(swap -> swap.isOpen() && swap.absenceKey().isPresent())
                .filter(swap -> wanted.stream().noneMatch(wish -> isFor(swap, wish)))
                .sorted(Comparator.comparing(Swap::rotationId))
                .toList();
        List<Wish> ask = new ArrayList<>();
        for (Wish wish : wanted) {
            boolean settled = known.stream().anyMatch(swap -> settles(swap, wish));
            boolean asked = known.stream().anyMatch(swap -> swap.isOpen() && !end.contains(swap) && meets(swap, wish))
                    || ask.stream().anyMatch(other -> meets(other, wish));
            if (!settled && !asked) {
                ask.add(wish);
            }
        }
        return new AbsencePlan(List.copyOf(ask), end);
    }

    /** Nobody is asked for hours that have begun. */
    private static Stream<Wish> wish(OwnShift own, Absence absence, Instant now, Instant until) {
        Range shared = own.shift().range().within(absence.range());
        return shared.isEmpty() || !shared.from().isAfter(now) || !shared.from().isBefore(until)
                ? Stream.empty()
                : Stream.of(new Wish(own.rotationId(), shared, absence.eventKey()));
    }

    private static boolean isFor(Swap swap, Wish wish) {
        return swap.rotationId().equals(wish.rotationId())
                && swap.range().equals(wish.range())
                && swap.absenceKey().filter(wish.absenceKey()::equals).isPresent();
    }

    /** Whether a request that ended has answered the wish, though an end of its hours may have moved. */
    private static boolean settles(Swap swap, Wish wish) {
        boolean same = swap.rotationId().equals(wish.rotationId())
                && swap.range().from().equals(wish.range().from())
                && swap.absenceKey().filter(wish.absenceKey()::equals).isPresent();
        return same
                && switch (swap.state()) {
                    case SwapState.Open open -> false;
                    case SwapState.Withdrawn(var cause, var at) -> cause == SwapState.Cause.ASKER;
                    case SwapState.Accepted accepted -> true;
                    case SwapState.Declined declined -> true;
                    case SwapState.Expired expired -> true;
                };
    }

    private static boolean meets(Swap swap, Wish wish) {
        return swap.rotationId().equals(wish.rotationId())
                && !swap.range().within(wish.range()).isEmpty();
    }

    private static boolean meets(Wish other, Wish wish) {
        return other.rotationId().equals(wish.rotationId())
                && !other.range().within(wish.range()).isEmpty();
    }
}
