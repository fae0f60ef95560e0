package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import java.time.Instant;
import java.util.List;

/** Who is on call at one moment, rotation by rotation, in the order of the catalog. */
record OnCallView(Instant at, List<OfRotation> rotations) {

    /** @param onCall primaries first; empty where nobody is */
    record OfRotation(String rotationId, List<ShiftView> onCall) {}

    static OnCallView of(Instant at, List<FinalSchedule> schedules) {
        return new OnCallView(
                at,
                schedules.stream()
                        .map(schedule -> new OfRotation(
                                schedule.rotation().id(),
                                schedule.shiftsAt(at).stream()
                                        .map(ShiftView::of)
                                        .toList()))
                        .toList());
    }
}
