package io.bridgekeeper.paging.rotation;

import java.util.List;

/**
 * What somebody decided for some dated hours of a rotation, against its layers.
 *
 * <p>Overrides apply one after the other in the order in which they were made: a later one sees what the earlier
 * ones made of the schedule. None changes anything outside its range.
 */
public sealed interface RotationOverride {

    String id();

    Range range();

    /** One more person, beside those who are on call. */
    record Add(String id, Range range, Role role, String personId) implements RotationOverride {}

    /** A person is not on call, in whichever role, and nobody steps in. */
    record Remove(String id, Range range, String personId) implements RotationOverride {}

    /** One person stands in for another, in each of the other's roles. */
    record Replace(String id, Range range, String personId, String byPersonId) implements RotationOverride {}

    /** Two people agreed that one takes the other's shift. */
    record Swap(String id, Range range, String personId, String byPersonId) implements RotationOverride {}

    /**
     * A temporary schedule: fixed shifts instead of all that is planned, as for a peak week. Where it names nobody,
     * nobody is on call.
     *
     * @param shifts within its range
     */
    record Temporary(String id, Range range, List<Fixed> shifts) implements RotationOverride {

        public Temporary {
            shifts = List.copyOf(shifts);
        }
    }

    record Fixed(Range range, Role role, String personId) {}
}
