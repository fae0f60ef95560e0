package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A rotation as the API shows it.
 *
 * @param zone   of its first layer
 * @param people all whom a layer names, each once
 */
record RotationView(String rotationId, String zone, List<String> people, List<LayerView> layers) {

    record LayerView(String name, String role, String zone, List<String> people) {}

    record All(List<RotationView> rotations) {}

    /**
     * @param shifts by their beginning, then primaries first; those that reach beyond the period are cut
     * @param gaps   where nobody is on call as primary
     */
    record Schedule(
            String rotationId, Instant from, Instant until, List<ShiftView> shifts, List<ScheduleChangeView.Gap> gaps) {

        static Schedule of(FinalSchedule schedule, Range range) {
            return new Schedule(
                    schedule.rotation().id(),
                    range.from(),
                    range.until(),
                    schedule.over(range).stream().map(ShiftView::of).toList(),
                    ScheduleChangeView.Gap.of(schedule.gaps(Role.PRIMARY, range)));
        }
    }

    /** A shift of the caller. */
    record OwnShift(String rotationId, String role, Instant from, Instant until, String why) {}

    record OwnShifts(Instant from, Instant until, List<OwnShift> shifts) {}

    static All all(Collection<Rotation> rotations) {
        return new All(rotations.stream().map(RotationView::of).toList());
    }

    static RotationView of(Rotation rotation) {
        return new RotationView(
                rotation.id(),
                rotation.layers().getFirst().turns().zone().getId(),
                List.copyOf(rotation.people()),
                rotation.layers().stream()
                        .map(layer -> new LayerView(
                                layer.name(),
                                ShiftView.word(layer.role()),
                                layer.turns().zone().getId(),
                                layer.people()))
                        .toList());
    }
}
