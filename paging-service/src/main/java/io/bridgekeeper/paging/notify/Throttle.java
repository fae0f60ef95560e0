package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Which notices to one destination go out now, which wait until its limits allow more, and which of those that waited go
 * out as one.
 *
 * <p>The first word of an incident never waits, but it counts: what comes after it waits the longer.
 *
 * @param limits of the channel; all of them hold
 */
record Throttle(List<Limit> limits) {

    /**
     * One that is due and was not begun yet.
     *
     * @param isFirst whether nobody was told of its incident yet, or whoever is paged by hand not of that page
     * @param hasWaited for the limits
     */
    record Due(UUID noticeId, boolean isFirst, boolean hasWaited) {}

    /** What becomes of one. */
    sealed interface Turn {

        UUID noticeId();

        record Go(UUID noticeId) implements Turn {}

        record Wait(UUID noticeId, Instant until) implements Turn {}

        /** It is told along with another, which goes. */
        record Along(UUID noticeId, UUID with) implements Turn {}
    }

    boolean isNone() {
        return limits.isEmpty();
    }

    /** What was counted longer ago than this makes no difference; none without limits. */
    Duration longest() {
        return limits.stream().map(Limit::within).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /**
     * @param counted when others went to the same destination, in any order; those of longer ago than any limit may be
     *     missing
     * @param due     in the order in which they are due
     * @return of each what becomes of it
     */
    List<Turn> of(Collection<Instant> counted, List<Due> due, Instant now) {
        List<Turn> turns = new ArrayList<>();
        List<Instant> all = new ArrayList<>(counted);
        List<Due> rest = new ArrayList<>();
        for (Due one : due) {
            if (one.isFirst()) {
                turns.add(new Turn.Go(one.noticeId()));
                all.add(now);
            } else {
                rest.add(one);
            }
        }
        if (rest.isEmpty()) {
            return turns;
        }
        int room = limits.stream().mapToInt(limit -> limit.room(all, now)).min().orElse(Integer.MAX_VALUE);
        if (room == 0) {
            Instant from = limits.stream()
                    .map(limit -> limit.roomFrom(all, now))
                    .max(Comparator.naturalOrder())
                    .orElse(now);
            rest.forEach(one -> turns.add(new Turn.Wait(one.noticeId(), from)));
        } else if (rest.size() <= room && rest.stream().noneMatch(Due::hasWaited)) {
            rest.forEach(one -> turns.add(new Turn.Go(one.noticeId())));
        } else {
            // What is left of the limit is for what comes next.
            UUID carrier = rest.getFirst().noticeId();
            turns.add(new Turn.Go(carrier));
            rest.stream().skip(1).forEach(one -> turns.add(new Turn.Along(one.noticeId(), carrier)));
        }
        return turns;
    }
}
