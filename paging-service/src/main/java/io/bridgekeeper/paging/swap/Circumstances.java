package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Ranges;
import io.bridgekeeper.paging.rotation.Role;
import java.util.List;
import java.util.Set;

/**
 * What a request is decided by.
 *
 * @param schedule right for the hours that change hands
 */
record Circumstances(FinalSchedule schedule) {

    /** All whom the rotation names. */
    Set<String> people() {
        return schedule.rotation().people();
    }

    /** Whether somebody is on call, in whichever roles, in all of a range. */
    boolean isOnCallThroughout(String personId, Range range) {
        Ranges taken = new Ranges();
        schedule.over(range).stream()
                .filter(shift -> shift.personId().equals(personId))
                .forEach(shift -> taken.add(shift.range()));
        return taken.leaveOf(range).isEmpty();
    }

    /** Whether somebody is called in some of a range; a shadow is not. */
    boolean isCalledWithin(String personId, Range range) {
        return schedule.over(range).stream()
                .anyMatch(shift -> shift.personId().equals(personId) && shift.role() != Role.SHADOW);
    }

    /** Whom a request still asks, in the order of the rotation. */
    List<String> asked(Swap swap) {
        return swap.toId()
                .map(List::of)
                .orElseGet(() -> people().stream()
                        .filter(person -> swap.asks(person, people()))
                        .filter(person -> !swap.declinedBy().contains(person))
                        .toList());
    }
}
