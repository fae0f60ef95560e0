package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Somebody whom a step calls for a system.
 *
 * @param personId   also where nobody of that id is in the catalog any more
 * @param areaId     whose own policy calls them; empty where it is that of the system
 * @param rotationId that has them on call; empty where the policy names the person
 * @param range      never empty
 */
record SystemDuty(String personId, Optional<String> areaId, Optional<String> rotationId, Range range) {

    /** By begin, then by person; what is of the system comes before what is of an area. */
    static final Comparator<SystemDuty> ORDER = Comparator.comparing(
                    (SystemDuty duty) -> duty.range().from())
            .thenComparing(SystemDuty::personId)
            .thenComparing(duty -> duty.areaId().orElse(""))
            .thenComparing(duty -> duty.rotationId().orElse(""));

    SystemDuty of(Optional<String> area) {
        return new SystemDuty(personId, area, rotationId, range);
    }

    /** What of some duties lies within a range, in their order. */
    static List<SystemDuty> within(Range range, List<SystemDuty> duties) {
        return duties.stream()
                .map(duty -> new SystemDuty(
                        duty.personId,
                        duty.areaId,
                        duty.rotationId,
                        duty.range().within(range)))
                .filter(duty -> !duty.range().isEmpty())
                .sorted(ORDER)
                .toList();
    }
}
