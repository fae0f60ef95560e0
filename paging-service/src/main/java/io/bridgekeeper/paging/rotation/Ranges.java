package io.bridgekeeper.paging.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges collected in any order; those that meet or overlap become one. */
public final class Ranges {

    private final List<Range> collected = new ArrayList<>();

    public void add(Range range) {
        collected.add(range);
    }

    /** In order, apart from each other. */
    public List<Range> sorted() {
        collected.sort(Comparator.comparing(Range::from));
        List<Range> apart = new ArrayList<>();
        for (Range next : collected) {
            Range last = apart.isEmpty() ? null : apart.getLast();
            if (last != null && !next.from().isAfter(last.until())) {
                apart.set(apart.size() - 1, new Range(last.from(), Range.later(last.until(), next.until())));
            } else if (!next.isEmpty()) {
                apart.add(next);
            }
        }
        return apart;
    }

    /** What of {@code whole} the collected leave free, in order. */
    public List<Range> leaveOf(Range whole) {
        List<Range> free = new ArrayList<>();
        var from = whole.from();
        for (Range taken : sorted()) {
            Range before = new Range(from, Range.later(from, taken.from())).within(whole);
            if (!before.isEmpty()) {
                free.add(before);
            }
            from = Range.later(from, taken.until());
        }
        if (from.isBefore(whole.until())) {
            free.add(new Range(from, whole.until()));
        }
        return free;
    }
}
