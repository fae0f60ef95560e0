package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a schedule when something about it changes: whose shifts, and where nobody is left.
 *
 * @param changed where other people are on call, or in other roles; in order, apart from each other
 * @param opened  where nobody is on call as primary any more, in order
 * @param closed  where somebody is again, in order
 */
public record ScheduleChange(List<Changed> changed, List<Range> opened, List<Range> closed) {

    public static final ScheduleChange NONE = new ScheduleChange(List.of(), List.of(), List.of());

    /** A stretch in which other people are on call than before; each list primaries first, empty where nobody is. */
    public record Changed(Range range, List<Post> before, List<Post> after) {}

    /** Somebody in a role, for whatever reason. */
    public record Post(String personId, Role role) {}

    public boolean isNone() {
        return changed.isEmpty();
    }

    /** @param range outside of it nothing is compared */
    public static ScheduleChange between(FinalSchedule before, FinalSchedule after, Range range) {
        List<Shift> old = before.over(range);
        List<Shift> fresh = after.over(range);
        List<Changed> changed = new ArrayList<>();
        Instant from = range.from();
        for (Instant until : cuts(old, fresh, range)) {
            Changed stretch = new Changed(new Range(from, until), posts(old, from), posts(fresh, from));
            if (!stretch.before().equals(stretch.after())) {
                add(changed, stretch);
            }
            from = until;
        }
        List<Range> gapsBefore = before.gaps(Role.PRIMARY, range);
        List<Range> gapsAfter = after.gaps(Role.PRIMARY, range);
        return new ScheduleChange(List.copyOf(changed), without(gapsAfter, gapsBefore), without(gapsBefore, gapsAfter));
    }

    /** Where a shift of either ends or begins within the range, and the end of the range, in order. */
    private static Set<Instant> cuts(List<Shift> old, List<Shift> fresh, Range range) {
        Set<Instant> cuts = new TreeSet<>();
        for (List<Shift> shifts : List.of(old, fresh)) {
            for (Shift shift : shifts) {
                cuts.add(shift.range().from());
                cuts.add(shift.range().until());
            }
        }
        cuts.remove(range.from());
        if (!range.isEmpty()) {
            cuts.add(range.until());
        }
        return cuts;
    }

    private static List<Post> posts(List<Shift> shifts, Instant at) {
        return shifts.stream()
                .filter(shift -> shift.range().contains(at))
                .map(shift -> new Post(shift.personId(), shift.role()))
                .distinct()
                .sorted((one, other) -> one.role() == other.role()
                        ? one.personId().compareTo(other.personId())
                        : one.role().compareTo(other.role()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static void add(List<Changed> changed, Changed next) {
        if (!changed.isEmpty()) {
            Changed last = changed.getLast();
            if (last.range().until().equals(next.range().from())
                    && last.before().equals(next.before())
                    && last.after().equals(next.after())) {
                Range both = new Range(last.range().from(), next.range().until());
                changed.set(changed.size() - 1, new Changed(both, next.before(), next.after()));
                return;
            }
        }
        changed.add(next);
    }

    private static List<Range> without(List<Range> gaps, List<Range> others) {
        Ranges taken = new Ranges();
        others.forEach(taken::add);
        return gaps.stream().flatMap(gap -> taken.leaveOf(gap).stream()).toList();
    }
}
