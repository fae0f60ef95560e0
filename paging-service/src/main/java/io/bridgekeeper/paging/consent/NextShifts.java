package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When people are next on call; each schedule is worked out once, when it is first asked for. */
final class NextShifts {

    private final Map<String, FinalSchedule> schedules;
    private final Range range;
    private final Map<String, List<Shift>> shifts = new HashMap<>();

    NextShifts(List<FinalSchedule> schedules, Range range) {
        this.schedules = schedules.stream()
                .collect(Collectors.toMap(schedule -> schedule.rotation().id(), Function.identity()));
        this.range = range;
    }

    /** One that has begun before the range is cut; shadows' do not count. */
    Optional<Range> of(Place.Key key) {
        return shifts
                .computeIfAbsent(
                        key.rotationId(), rotation -> schedules.get(rotation).over(range))
                .stream()
                .filter(shift -> shift.personId().equals(key.personId()) && shift.role() != Role.SHADOW)
                .map(Shift::range)
                .findFirst();
    }
}
