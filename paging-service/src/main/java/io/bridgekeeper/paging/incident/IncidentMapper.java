package io.bridgekeeper.paging.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between an incident and its row. */
final class IncidentMapper {

    private IncidentMapper() {}

    static IncidentRow newRow(Incident incident) {
        IncidentRow row = new IncidentRow();
        row.id = incident.id();
        row.integrationId = incident.integrationId();
        row.joinScope = JoinKey.scope(incident.integrationId(), incident.joinKey());
        row.joinKey = incident.joinKey();
        row.dedupKey = incident.dedupKey();
        row.fingerprint = incident.fingerprint();
        row.title = incident.title();
        row.since = incident.since();
        row.openedAt = incident.openedAt();
        row.facts = FactsMapper.write(incident.facts());
        row.seatLimit = incident.seatLimit();
        change(row, incident);
        return row;
    }

    /** Takes over what may change after opening. */
    static void change(IncidentRow row, Incident incident) {
        row.systemId = incident.systemId().orElse(null);
        row.areaId = incident.areaId().orElse(null);
        row.gapReason = incident.gap().map(gap -> gap.reason().name()).orElse(null);
        row.gapDetail = incident.gap().map(OwnershipGap::detail).orElse(null);
        row.ownerSteps = StepText.write(incident.escalation().ownerSteps());
        row.fallbackSteps = StepText.write(incident.escalation().fallbackSteps());
        row.ownerRounds = incident.escalation().rounds().ofOwner();
        row.fallbackRounds = incident.escalation().rounds().ofFallback();
        row.severity = incident.severity().name();
        row.alerts = incident.alerts();
        row.openAlerts = incident.openAlerts();
        Optional<IncidentState.Acknowledged> acknowledged = incident.state().acknowledgement();
        row.acknowledgedBy = acknowledged.map(IncidentState.Acknowledged::by).orElse(null);
        row.acknowledgedAt = acknowledged.map(IncidentState.Acknowledged::at).orElse(null);
        row.state = switch (incident.state()) {
            case IncidentState.Triggered() -> "triggered";
            case IncidentState.Acknowledged a -> "acknowledged";
            case IncidentState.Resolved resolved -> "resolved";
        };
        Optional<IncidentState.Resolved> end =
                incident.state() instanceof IncidentState.Resolved resolved ? Optional.of(resolved) : Optional.empty();
        row.resolvedBy = end.flatMap(IncidentState.Resolved::by).orElse(null);
        row.resolvedAt = end.map(IncidentState.Resolved::at).orElse(null);
        row.how = end.map(IncidentState.Resolved::how).map(How::word).orElse(null);
        row.note = end.flatMap(IncidentState.Resolved::note).orElse(null);
        row.round = incident.escalation().rounds().current();
        row.roundsWalked = incident.escalation().rounds().walked();
        row.position = incident.escalation().position();
        row.escalateAt = incident.escalation().escalateAt().orElse(null);
        row.askedAt = incident.escalation().askedAt().orElse(null);
        row.nobodyAnsweredAt = incident.escalation().nobodyAnsweredAt().orElse(null);
        row.spared =
                incident.escalation().spared().stream().map(String::valueOf).collect(Collectors.joining(" "));
        row.late = incident.escalation().isLate();
    }

    static Incident incident(IncidentRow row) {
        return new Incident(
                row.id,
                row.integrationId,
                row.joinKey,
                row.dedupKey,
                row.fingerprint,
                row.title,
                Severity.valueOf(row.severity),
                Optional.ofNullable(row.systemId),
                Optional.ofNullable(row.areaId),
                row.since,
                row.openedAt,
                FactsMapper.read(row.facts),
                Optional.ofNullable(row.gapReason)
                        .map(reason -> new OwnershipGap(OwnershipGap.Reason.valueOf(reason), row.gapDetail)),
                row.seatLimit,
                row.alerts,
                row.openAlerts,
                state(row),
                new Escalation(
                        StepText.read(row.ownerSteps),
                        StepText.read(row.fallbackSteps),
                        new Rounds(row.ownerRounds, row.fallbackRounds, row.round, row.roundsWalked),
                        row.position,
                        Optional.ofNullable(row.escalateAt),
                        Optional.ofNullable(row.askedAt),
                        Optional.ofNullable(row.nobodyAnsweredAt),
                        spared(row.spared),
                        row.late));
    }

    private static List<Integer> spared(String rungs) {
        return rungs.isEmpty()
                ? List.of()
                : Stream.of(rungs.split(" ")).map(Integer::valueOf).toList();
    }

    private static IncidentState state(IncidentRow row) {
        Optional<IncidentState.Acknowledged> acknowledged = Optional.ofNullable(row.acknowledgedBy)
                .map(by -> new IncidentState.Acknowledged(by, row.acknowledgedAt));
        return switch (row.state) {
            case "triggered" -> new IncidentState.Triggered();
            case "acknowledged" -> acknowledged.orElseThrow();
            case "resolved" ->
                new IncidentState.Resolved(
                        acknowledged,
                        Optional.ofNullable(row.resolvedBy),
                        row.resolvedAt,
                        How.of(row.how).orElseThrow(),
                        Optional.ofNullable(row.note));
            default -> throw new IllegalStateException("incident state " + row.state);
        };
    }
}
