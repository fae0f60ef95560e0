package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who is at work on an incident asks for a responder of another system. That system's people are called one
 * after the other, beside the incident's own steps.
 *
 * @param systemName of the catalog of when it was asked
 * @param steps      of that system's policy as it stood then; each person of a step is called by themselves
 * @param position   rungs of them behind us; the last may still have time to answer
 * @param stepEndsAt when whoever is called has had their time, inclusive; empty once it is over
 * @param endedBy    who accepted, declined last or cancelled; empty where nobody answered
 */
public record ResponderRequest(
        UUID id,
        UUID incidentId,
        String systemId,
        String systemName,
        String by,
        String message,
        Instant askedAt,
        List<Step> steps,
        int position,
        Optional<Instant> stepEndsAt,
        RequestState state,
        Optional<String> endedBy,
        Optional<Instant> endedAt) {

    static ResponderRequest of(
            UUID id, UUID incidentId, Destination of, List<Step> steps, String by, String message, Instant now) {
        return new ResponderRequest(
                id,
                incidentId,
                of.systemId(),
                of.name(),
                by,
                message,
                now,
                steps,
                0,
                Optional.empty(),
                RequestState.REQUESTED,
                Optional.empty(),
                Optional.empty());
    }

    boolean isOpen() {
        return state == RequestState.REQUESTED;
    }

    /** Why somebody is called, as they read it. */
    String reason() {
        return by + " asks for help with " + systemName + ": " + message;
    }

    /** The incident as if it were of that system, to see whom its steps call. */
    Incident asOf(Incident incident) {
        return incident.of(systemId, Optional.empty(), incident.seatLimit(), asEscalation());
    }

    /** Of the person alone: whom somebody asks for is told at once. */
    Duration timeoutOf(int rung) {
        return asEscalation().timeoutOf(rung).orElseThrow();
    }

    private Escalation asEscalation() {
        return Escalation.of(steps, List.of(), Rounds.of(1, 1));
    }

    ResponderRequest passed(int newPosition) {
        return with(newPosition, stepEndsAt, state, endedBy, endedAt);
    }

    ResponderRequest runningUntil(int newPosition, Instant at) {
        return with(newPosition, Optional.of(at), state, endedBy, endedAt);
    }

    ResponderRequest ended(RequestState how, Optional<String> who, Instant at) {
        return with(position, Optional.empty(), how, who, Optional.of(at));
    }

    private ResponderRequest with(
            int newPosition,
            Optional<Instant> newStepEndsAt,
            RequestState newState,
            Optional<String> newEndedBy,
            Optional<Instant> newEndedAt) {
        return new ResponderRequest(
                id,
                incidentId,
                systemId,
                systemName,
                by,
                message,
                askedAt,
                steps,
                newPosition,
                newStepEndsAt,
                newState,
                newEndedBy,
                newEndedAt);
    }
}
