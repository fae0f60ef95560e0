package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nobody is called for a moment: what opened the incident was taken long ago, and its end may be the next thing to be read.
 *
 * @param late  how long ago the signal was taken
 * @param until then the first is called, should it not be over
 */
record BacklogHold(Duration late, Instant until) {

    /** Within it the platform may have been busy, and nothing more. */
    private static final Duration ON_TIME = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A sixtieth of what it is late by: who has not been called for half an hour is called half a minute later. */
    private static final int SHARE = 60;

    /** @param takenAt when the gateway took the signal, by its clock */
    static Optional<BacklogHold> of(Instant takenAt, Instant now) {
        Duration late = Duration.between(takenAt, now);
        if (late.compareTo(ON_TIME) < 0) {
            return Optional.empty();
        }
        Duration share = late.dividedBy(SHARE);
        return Optional.of(new BacklogHold(late, now.plus(share.compareTo(LONGEST) < 0 ? share : LONGEST)));
    }

    /** The incident with its first page due then, unless something else holds it back for longer. */
    Incident on(Incident incident) {
        boolean isLonger =
                incident.escalation().escalateAt().filter(until::isBefore).isEmpty();
        return isLonger ? incident.with(incident.state(), incident.escalation().runningUntil(0, until)) : incident;
    }

    /** For a person. */
    String sentence() {
        return "Held back until " + until + ", for the signal was taken " + late.toSeconds()
                + " s ago, and may be over by now";
    }
}
