package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Shift;
import io.bridgekeeper.paging.tag.EntityTag;

/**
 * Stands for who is on call over a range, so that whoever changes that can say what they saw.
 *
 * <p>Where the range begins and ends is not in it: a preview of "from now" and the change itself are moments apart.
 */
final class ScheduleTag {

    private ScheduleTag() {}

    static EntityTag of(FinalSchedule schedule, Range range) {
        return EntityTag.of(schedule.over(range).stream().map(shift -> line(shift, range)));
    }

    private static String line(Shift shift, Range range) {
        String from = shift.range().from().equals(range.from())
                ? ""
                : shift.range().from().toString();
        String until = shift.range().until().equals(range.until())
                ? ""
                : shift.range().until().toString();
        return String.join(" ", shift.role().name(), shift.personId(), from, until);
    }
}
