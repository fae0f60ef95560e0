package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.oncall.AreaDecider;
import io.bridgekeeper.access.oncall.Duty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides when somebody is rehearsed next.
 *
 * @param before  how long before a duty begins
 * @param every   the longest between two looks at anybody
 * @param recheck the longest between two looks at whoever is not ready, or not as far as it could be tried
 */
record RehearsalPlan(Duration before, Duration every, Duration recheck) {

    /**
     * Each duty has one rehearsal after {@code before} its begin; one that was told of later than that has it at once.
     *
     * @param duties    of the person for the system, those that are not over
     * @param settled   whether the last one found nothing in the way, and could try all
     * @param checkedAt when that was; null: there was none
     * @param now       the time of asking
     * @return empty where there are no duties
     */
    Optional<Instant> next(List<Duty> duties, boolean settled, Instant checkedAt, Instant now) {
        if (duties.isEmpty()) {
            return Optional.empty();
        }
        if (checkedAt == null) {
            return Optional.of(now);
        }
        Stream<Instant> nights =
                duties.stream().map(duty -> duty.startsAt().minus(before)).filter(night -> night.isAfter(checkedAt));
        Stream<Instant> anyway = Stream.of(checkedAt.plus(settled ? every : shorter(every, recheck)));
        return Stream.concat(nights, anyway).min(Comparator.naturalOrder());
    }

    /**
     * Which duties they are, as far as access depends on it: not when, but where and by which rotation.
     *
     * @param theirs of one person for one system
     * @param all    everybody's for the system: what has a policy of its own is not covered by who is on call for the whole
     */
    static String covers(List<Duty> theirs, List<Duty> all) {
        Stream<String> spared = AreaDecider.isOfSystem(theirs)
                ? AreaDecider.ofTheirOwn(all).stream().map("-"::concat)
                : Stream.empty();
        return Stream.concat(
                        theirs.stream()
                                .map(duty -> duty.areaId().orElse("") + "|"
                                        + duty.rotationId().orElse("")),
                        spared)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The begin of the first; empty where there are none. */
    static Optional<Instant> begin(List<Duty> duties) {
        return duties.stream().map(Duty::startsAt).min(Comparator.naturalOrder());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
