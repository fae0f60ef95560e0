package io.bridgekeeper.paging.intake;

import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;

/** Turns what a signal came to into what is told. */
final class IntakeMapper {

    private IntakeMapper() {}

    static Record opened(Incident incident) {
        return new IncidentOpened(
                incident.id(),
                incident.title(),
                incident.severity().name(),
                incident.systemId().orElse(null),
                incident.fingerprint(),
                incident.integrationId(),
                incident.dedupKey(),
                incident.seatLimit(),
                incident.gap().map(gap -> gap.reason().word()).orElse(null),
                incident.openedAt());
    }

    static Record joined(Incident incident, Alert alert, Instant now) {
        return new AlertJoined(incident.id(), alert.dedupKey(), alert.title(), incident.alerts(), now);
    }
}
