package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a signal's problem before it.
 *
 * @param incident the open incident that it belongs to
 * @param alert    its alert in that incident, open or cleared
 * @param lastEnd  when its last alert was over; looked up only where no incident is open
 */
record Known(Optional<Incident> incident, Optional<Alert> alert, Optional<Instant> lastEnd) {}
