package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a signal comes to. */
sealed interface Decision {

    /** @param ended an open one of the same group, which has had its time: nothing joins it any more */
    record OpenIncident(Incident incident, Alert alert, Optional<UUID> ended) implements Decision {}

    /** @param incident with the alert counted */
    record JoinAlert(Incident incident, Alert alert) implements Decision {}

    /** The problem still fires: counted, not told. */
    record CountRepeat(Alert alert) implements Decision {}

    /** It had cleared while the incident went on, and fires again. */
    record ReopenAlert(Incident incident, Alert alert) implements Decision {}

    /**
     * It had cleared with its incident, which was over by itself, and soon fires again: people are called for it anew.
     *
     * @param incident still resolved, with the alert counted
     */
    record ReopenIncident(Incident incident, Alert alert) implements Decision {}

    /** Other alerts of the incident are still open. */
    record ClearAlert(Incident incident, Alert alert) implements Decision {}

    /** It was the incident's last open alert: the incident is over by itself. */
    record ClearLastAlert(Incident incident, Alert alert) implements Decision {}

    /**
     * Nothing of it is open: its beginning is late, or was before our time. Kept, so that a beginning that comes
     * after it does not call anybody.
     */
    record NoteEnd(Problem problem, Instant at) implements Decision {}

    record Nothing(Reason reason) implements Decision {}

    enum Reason {
        /** A notice that asks for nobody. */
        INFORMATION,
        /** Who has an incident is told by accepting its page. */
        ACKNOWLEDGED_BY_THE_TOOL,
        /** Sent before the problem's last known news: an older event never brings back what is over. */
        OLDER_THAN_ITS_END
    }
}
