package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident whose first page was held back.
 *
 * @param until  when the first is or was called, if nothing else happened before
 * @param number of the windows by which that was decided
 */
public record HeldIncident(UUID incidentId, UUID windowId, Instant heldAt, Instant until, long number) {

    /** What became of it. */
    enum Outcome {
        /** Nobody has been called yet. */
        HELD,
        /** The hold is over, and calling has begun. */
        CALLED,
        /** Somebody who was paged by hand has it. */
        ACCEPTED,
        /** It was over before anybody was called. */
        RESOLVED
    }

    /** What is to be done about one when windows have changed. */
    sealed interface Change {

        /** @param why the first is called at another time, for a person */
        record Until(Instant until, String why) implements Change {}

        record Nothing() implements Change {}
    }

    /** Because a window holds this incident. */
    public static HeldIncident by(Hold hold, UUID incidentId, Instant now, long number) {
        return new HeldIncident(incidentId, hold.windowId(), now, hold.until(), number);
    }

    HeldIncident decided(Instant newUntil, long newNumber) {
        return new HeldIncident(incidentId, windowId, heldAt, newUntil, newNumber);
    }

    Outcome outcome(Incident incident) {
        if (incident.escalation().position() > 0
                || incident.escalation().nobodyAnsweredAt().isPresent()) {
            return Outcome.CALLED;
        }
        return switch (incident.state()) {
            case IncidentState.Triggered() -> Outcome.HELD;
            case IncidentState.Acknowledged acknowledged -> Outcome.ACCEPTED;
            case IncidentState.Resolved resolved -> Outcome.RESOLVED;
        };
    }

    /** @param incident locked */
    Change reconsidered(Incident incident, Maintenance maintenance, Instant now) {
        boolean waits = outcome(incident) == Outcome.HELD
                && incident.escalation().escalateAt().equals(Optional.of(until));
        if (!waits) {
            return new Change.Nothing();
        }
        Optional<Hold> hold = maintenance.of(incident, now);
        Instant newUntil = hold.map(Hold::until).orElse(now);
        if (newUntil.equals(until)) {
            return new Change.Nothing();
        }
        return new Change.Until(
                newUntil,
                hold.map(Hold::sentence).orElse("No maintenance window holds it back any more: calling begins"));
    }
}
