package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Hours by the clocks of a zone.
 *
 * @param windows  empty for always
 * @param holidays days in the zone that a window may except or be limited to
 */
public record Hours(ZoneId zone, List<Window> windows, Set<LocalDate> holidays) {

    /** Days before that of an instant whose windows may contain it: one that ends on the next day, past a skipped one. */
    private static final int BEFORE = 2;

    /** Clocks that go back over midnight show the day before once more, while the next one's windows are open. */
    private static final int AFTER = 1;

    public boolean contain(Instant instant) {
        if (windows.isEmpty()) {
            return true;
        }
        LocalDate today = instant.atZone(zone).toLocalDate();
        for (Window window : windows) {
            for (int days = -BEFORE; days <= AFTER; days++) {
                LocalDate day = today.plusDays(days);
                if (window.beginsOn(day, holidays) && window.of(day, zone).contains(instant)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where in a range they are, in order and apart from each other: windows that meet or overlap are one. */
    public List<Range> over(Range range) {
        if (range.isEmpty()) {
            return List.of();
        }
        if (windows.isEmpty()) {
            return List.of(range);
        }
        LocalDate last = range.until().atZone(zone).toLocalDate().plusDays(AFTER);
        Ranges union = new Ranges();
        for (LocalDate day = range.from().atZone(zone).toLocalDate().minusDays(BEFORE);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (Window window : windows) {
                if (window.beginsOn(day, holidays)) {
                    union.add(window.of(day, zone).within(range));
                }
            }
        }
        return union.sorted();
    }
}
