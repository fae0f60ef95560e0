package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** When a layer may be on call. */
final class Coverage {

    private static final long DAY = 24 * 3_600L;
    private static final long WEEK = 7 * DAY;

    private Coverage() {}

    /** Whether two layers are never on call at the same time; false where that is not certain. */
    static boolean disjoint(Layer one, Layer other) {
        return apart(one, other)
                || apart(other, one)
                || one.turns().zone().equals(other.turns().zone()) && hoursApart(one.windows(), other.windows());
    }

    private static boolean apart(Layer earlier, Layer later) {
        return earlier.until().isPresent()
                && later.from().isPresent()
                && !earlier.until().get().isAfter(later.from().get());
    }

    private static boolean hoursApart(List<Window> some, List<Window> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return false;
        }
        List<long[]> taken = spans(others);
        return spans(some).stream()
                .noneMatch(span -> taken.stream().anyMatch(other -> span[0] < other[1] && other[0] < span[1]));
    }

    /** Seconds of the week by the wall clock; a span over the end of the week is two. */
    private static List<long[]> spans(List<Window> windows) {
        List<long[]> spans = new ArrayList<>();
        for (Window window : windows) {
            long length = window.to().toSecondOfDay() - (long) window.from().toSecondOfDay();
            for (DayOfWeek day : window.days()) {
                long begins = (day.getValue() - 1) * DAY + window.from().toSecondOfDay();
                long ends = begins + (length > 0 ? length : length + DAY);
                spans.add(new long[] {begins, Math.min(ends, WEEK)});
                if (ends > WEEK) {
                    spans.add(new long[] {0, ends - WEEK});
                }
            }
        }
        return spans;
    }
}
