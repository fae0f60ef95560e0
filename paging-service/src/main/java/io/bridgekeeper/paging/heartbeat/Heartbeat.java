package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A dead-man's switch: whoever sends it is well, and silence is a problem.
 *
 * @param labels   of the signal that its absence is; the catalog finds the system by them
 * @param every    how often a beat is expected
 * @param grace    how late one may be
 * @param beatAt   of the last beat; empty where none ever came
 * @param dueAt    when it is missed, inclusive, if no beat comes before
 * @param missedAt since when it is missed; empty while it beats
 * @param pause    the last one, also when it is over
 * @param removed  whether nobody watches it any more
 */
record Heartbeat(
        UUID id,
        String name,
        Map<String, String> labels,
        Severity severity,
        Duration every,
        Duration grace,
        String madeBy,
        Instant madeAt,
        Optional<Instant> beatAt,
        Instant dueAt,
        Optional<Instant> missedAt,
        Optional<Pause> pause,
        boolean removed) {

    /** @param until exclusive */
    record Pause(Instant until, String by, String reason) {}

    enum State {
        BEATING,
        PAUSED,
        MISSED
    }

    /** How long it may be silent. */
    Duration allowed() {
        return every.plus(grace);
    }

    State state(Instant now) {
        if (missedAt.isPresent()) {
            return State.MISSED;
        }
        return isPaused(now) ? State.PAUSED : State.BEATING;
    }

    boolean isPaused(Instant now) {
        return pause.filter(each -> now.isBefore(each.until())).isPresent();
    }

    /** Whether it has been silent for longer than it may. A timer that looks late or twice changes nothing. */
    boolean isMissed(Instant now) {
        return !removed && missedAt.isEmpty() && !now.isBefore(dueAt);
    }

    Heartbeat missed(Instant now) {
        return with(beatAt, dueAt, Optional.of(now), pause);
    }

    /** A beat does not end a pause: what is being restarted may beat once and stop again. */
    Heartbeat beaten(Instant now) {
        Instant from = pause.map(Pause::until).filter(now::isBefore).orElse(now);
        return with(Optional.of(now), from.plus(allowed()), Optional.empty(), pause);
    }

    /** Silent until then, and as long as it may be from then on. */
    Heartbeat paused(Pause newPause) {
        return with(beatAt, newPause.until().plus(allowed()), missedAt, Optional.of(newPause));
    }

    /**
     * As somebody wants it from now on: it has its whole time anew, also where that is shorter than before. What is missed
     * stays so until it beats.
     *
     * @param wanted of the same id
     */
    Heartbeat edited(Heartbeat wanted, Instant now) {
        Instant from = pause.map(Pause::until).filter(now::isBefore).orElse(now);
        return new Heartbeat(
                id,
                wanted.name,
                wanted.labels,
                wanted.severity,
                wanted.every,
                wanted.grace,
                madeBy,
                madeAt,
                beatAt,
                from.plus(wanted.allowed()),
                missedAt,
                pause,
                removed);
    }

    Heartbeat resumed(Instant now) {
        return isPaused(now) ? with(beatAt, now.plus(allowed()), missedAt, Optional.empty()) : this;
    }

    private Heartbeat with(Optional<Instant> beat, Instant due, Optional<Instant> missed, Optional<Pause> newPause) {
        return new Heartbeat(
                id, name, labels, severity, every, grace, madeBy, madeAt, beat, due, missed, newPause, removed);
    }
}
