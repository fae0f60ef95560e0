package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nobody is called for a moment: what opened the incident was taken long ago, and its end may be the next thing to be read.
 *
 * @param late  how long ago the signal was taken
 * @param until then the first is called, should it not be over
 * @param isTogether whether people are told of it together with others then
 */
record BacklogHold(Duration late, Instant until, boolean isTogether) {

    /** Within it the platform may have been busy, and nothing more. */
    static final Duration ON_TIME = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A sixtieth of what it is late by: who has not been called for half an hour is called half a minute later. */
    private static final int SHARE = 60;

    /**
     * @param takenAt when the gateway took the signal, by its clock. Not when the problem began, which the sender says: that
     *     may be long ago for a signal that is new
     * @param togetherFrom so late people are told of it together with others; zero: never
     */
    static Optional<BacklogHold> of(Instant takenAt, Instant now, Duration togetherFrom) {
        Duration late = Duration.between(takenAt, now);
        if (late.compareTo(ON_TIME) < 0) {
            return Optional.empty();
        }
        Duration share = late.dividedBy(SHARE);
        return Optional.of(new BacklogHold(
                late,
                now.plus(share.compareTo(LONGEST) < 0 ? share : LONGEST),
                togetherFrom.isPositive() && late.compareTo(togetherFrom) >= 0));
    }

    /** The incident with its first page due then, unless something else holds it back for longer. */
    Incident on(Incident incident) {
        boolean isLonger =
                incident.escalation().escalateAt().filter(until::isBefore).isEmpty();
        Escalation held = isLonger ? incident.escalation().runningUntil(0, until) : incident.escalation();
        return incident.with(incident.state(), held.late(isTogether));
    }

    /** For a person. */
    String sentence() {
        return "Held back until " + until + ", for the signal was taken " + late.toSeconds()
                + " s ago, and may be over by now";
    }
}
