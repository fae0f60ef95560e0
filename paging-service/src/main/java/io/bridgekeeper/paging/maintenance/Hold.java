package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;
import java.util.UUID;

/**
 * Nobody is called for now.
 *
 * @param reason of the window
 * @param until  exclusive: then the first is called
 */
public record Hold(UUID windowId, String reason, Instant until) {

    /** The incident with its first page due when the hold is over. */
    public Incident on(Incident incident) {
        return incident.with(incident.state(), incident.escalation().runningUntil(0, until));
    }

    /** For a person. */
    public String sentence() {
        return "Held back by maintenance window " + windowId + " until " + until + ": " + reason;
    }
}
