package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.IncidentState.Acknowledged;
import io.bridgekeeper.paging.incident.IncidentState.Resolved;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident in one line of a list.
 *
 * @param state        {@code triggered}, {@code acknowledged} or {@code resolved}
 * @param areaId       the function of the system that broke; null where none is known
 * @param ownershipGap why no owner could be called; null where there is one
 * @param alertCount   alerts that ever belonged to it
 */
record IncidentSummary(
        UUID incidentId,
        String title,
        String severity,
        String systemId,
        String areaId,
        String state,
        Instant openedAt,
        String acknowledgedBy,
        Instant acknowledgedAt,
        String resolvedBy,
        Instant resolvedAt,
        String how,
        String ownershipGap,
        boolean nobodyAnswered,
        int alertCount) {

    static IncidentSummary of(Incident incident) {
        Optional<Acknowledged> acknowledged = incident.state().acknowledgement();
        Optional<Resolved> resolved = incident.state() instanceof Resolved r ? Optional.of(r) : Optional.empty();
        return new IncidentSummary(
                incident.id(),
                incident.title(),
                incident.severity().name(),
                incident.systemId().orElse(null),
                incident.areaId().orElse(null),
                word(incident.state()),
                incident.openedAt(),
                acknowledged.map(Acknowledged::by).orElse(null),
                acknowledged.map(Acknowledged::at).orElse(null),
                resolved.flatMap(Resolved::by).orElse(null),
                resolved.map(Resolved::at).orElse(null),
                resolved.map(Resolved::how).map(How::word).orElse(null),
                incident.gap().map(gap -> gap.reason().word()).orElse(null),
                incident.escalation().nobodyAnsweredAt().isPresent(),
                incident.alerts());
    }

    private static String word(IncidentState state) {
        return switch (state) {
            case IncidentState.Triggered() -> "triggered";
            case Acknowledged acknowledged -> "acknowledged";
            case Resolved resolved -> "resolved";
        };
    }
}
