package io.bridgekeeper.access.oncall;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides for which areas of a system somebody is on call.
 *
 * <p>For an area that has a policy of its own they are those whom it calls, and nobody else; for one without, whoever is on
 * call for the system, as theirs is the policy that is called. Whether there is one shows in the duties: one whose policy
 * calls nobody in all the time that is known is as good as none.
 */
public final class AreaDecider {

    private AreaDecider() {}

    /**
     * @param theirs  the duties of one person for the system that are asked about
     * @param all     everybody's for the system that are not over
     * @param areaIds of the system
     * @return some of {@code areaIds}
     */
    public static Set<String> areas(List<Duty> theirs, List<Duty> all, Collection<String> areaIds) {
        Set<String> own = ofTheirOwn(all);
        Set<String> called = ofTheirOwn(theirs);
        boolean ofSystem = isOfSystem(theirs);
        return areaIds.stream()
                .filter(areaId -> called.contains(areaId) || ofSystem && !own.contains(areaId))
                .collect(Collectors.toSet());
    }

    /** Whether one of the duties is that of the system's policy. */
    public static boolean isOfSystem(List<Duty> duties) {
        return duties.stream().anyMatch(duty -> duty.areaId().isEmpty());
    }

    /** The areas whose own policy calls somebody. */
    public static Set<String> ofTheirOwn(List<Duty> duties) {
        return duties.stream().flatMap(duty -> duty.areaId().stream()).collect(Collectors.toSet());
    }
}
