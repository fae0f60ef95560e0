package io.bridgekeeper.paging.rotation;

import java.time.Instant;
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

    /**
     * The same, ending earlier.
     *
     * @param end within its range
     */
    default RotationOverride until(Instant end) {
        Range shorter = new Range(range().from(), end);
        return switch (this) {
            case Add(String id, Range range, Role role, String personId) -> new Add(id, shorter, role, personId);
            case Remove(String id, Range range, String personId) -> new Remove(id, shorter, personId);
            case Replace(String id, Range range, String personId, String by) -> new Replace(id, shorter, personId, by);
            case Swap(String id, Range range, String personId, String by) -> new Swap(id, shorter, personId, by);
            case Temporary(String id, Range range, List<Fixed> shifts) -> new Temporary(id, shorter, shifts);
        };
    }

    /** All people whom it puts on call. */
    default List<String> people() {
        return switch (this) {
            case Add add -> List.of(add.personId());
            case Remove remove -> List.of();
            case Replace replace -> List.of(replace.byPersonId());
            case Swap swap -> List.of(swap.byPersonId());
            case Temporary temporary ->
                temporary.shifts().stream().map(Fixed::personId).distinct().toList();
        };
    }

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
     * @param shifts what lies outside its range does not count
     */
    record Temporary(String id, Range range, List<Fixed> shifts) implements RotationOverride {

        public Temporary {
            shifts = List.copyOf(shifts);
        }
    }

    record Fixed(Range range, Role role, String personId) {}
}
