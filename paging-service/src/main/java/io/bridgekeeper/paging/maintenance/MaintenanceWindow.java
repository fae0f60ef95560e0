package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Time in which somebody works on systems, and what they report pages nobody.
 *
 * @param occurrences what the timing comes to: in order, with time between them; at least one
 * @param holdBack    severities that are held back; at least one
 * @param version     from 1, one more with each change
 */
record MaintenanceWindow(
        UUID id,
        Scope scope,
        Timing timing,
        List<Range> occurrences,
        Set<Severity> holdBack,
        String reason,
        String madeBy,
        Instant madeAt,
        Optional<Ended> ended,
        int version) {

    /** Somebody ended it before its time. */
    record Ended(String by, Instant at) {}

    enum State {
        SCHEDULED,
        ACTIVE,
        OVER,
        /** After it had begun. */
        ENDED_EARLY,
        /** Before it had begun. */
        CANCELLED
    }

    /** The occurrence in which an instant lies; empty where it lies in none, or the window was ended by then. */
    Optional<Range> occurrenceAt(Instant instant) {
        if (ended.filter(end -> !instant.isBefore(end.at())).isPresent()) {
            return Optional.empty();
        }
        for (Range occurrence : occurrences) {
            if (instant.isBefore(occurrence.from())) {
                return Optional.empty();
            }
            if (occurrence.contains(instant)) {
                return Optional.of(occurrence);
            }
        }
        return Optional.empty();
    }

    /** What is running and what is still to come, the next first. */
    List<Range> upcoming(Instant now, int limit) {
        return ended.isPresent()
                ? List.of()
                : occurrences.stream()
                        .filter(occurrence -> occurrence.until().isAfter(now))
                        .limit(limit)
                        .toList();
    }

    /** When its last occurrence is over by plan. */
    Instant overAt() {
        return occurrences.getLast().until();
    }

    State state(Instant now) {
        if (ended.isPresent()) {
            return ended.get().at().isBefore(occurrences.getFirst().from()) ? State.CANCELLED : State.ENDED_EARLY;
        }
        if (!now.isBefore(overAt())) {
            return State.OVER;
        }
        return occurrenceAt(now).isPresent() ? State.ACTIVE : State.SCHEDULED;
    }

    /** Whether it may hold something back now or later. */
    boolean isOpen(Instant now) {
        return ended.isEmpty() && now.isBefore(overAt());
    }

    MaintenanceWindow planned(WindowPlan plan) {
        return new MaintenanceWindow(
                id,
                plan.scope(),
                plan.timing(),
                plan.occurrences(),
                plan.holdBack(),
                plan.reason(),
                madeBy,
                madeAt,
                ended,
                version + 1);
    }

    MaintenanceWindow ended(String by, Instant at) {
        return new MaintenanceWindow(
                id,
                scope,
                timing,
                occurrences,
                holdBack,
                reason,
                madeBy,
                madeAt,
                Optional.of(new Ended(by, at)),
                version + 1);
    }
}
