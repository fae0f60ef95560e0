package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.LastEnd;
import java.util.Optional;

/**
 * What is known of a signal's problem before it.
 *
 * @param incident the open incident that it belongs to
 * @param alert    its alert in that incident, open or cleared
 * @param lastEnd  when it was last over; looked up only where no alert of it is open
 * @param ended    the incident in which it cleared last, with its alert there, where that ended lately and by itself
 */
record Known(Optional<Incident> incident, Optional<Alert> alert, LastEnd lastEnd, Optional<Ended> ended) {

    /** @param incident resolved */
    record Ended(Incident incident, Alert alert) {}

    static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), LastEnd.NEVER, Optional.empty());

    boolean isOpen() {
        return alert.filter(Alert::isOpen).isPresent();
    }

    Known with(LastEnd end) {
        return new Known(incident, alert, end, ended);
    }
}
