package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.JoinKey;
import io.bridgekeeper.paging.incident.LastEnd;
import io.bridgekeeper.paging.incident.Problem;
import io.bridgekeeper.paging.incident.Rounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What the database keeps of signals, and how it answers, in memory. */
final class IntakeLedger {

    private final Map<UUID, Incident> incidents = new TreeMap<>();
    private final Map<UUID, Alert> alerts = new TreeMap<>();
    private final Map<Problem, LastEnd> ends = new HashMap<>();

    Problems problems(List<Signal> signals) {
        List<Incident> open = new ArrayList<>();
        for (Incident incident : incidents.values()) {
            boolean asked = signals.stream()
                    .anyMatch(signal -> signal.join().scope().equals(scope(incident))
                                    && signal.joinKey().equals(incident.joinKey())
                            || alerts.values().stream()
                                    .anyMatch(alert -> alert.isOpen()
                                            && alert.incidentId().equals(incident.id())
                                            && problem(alert).equals(signal.problem())));
            boolean wasAsked = signals.stream()
                    .map(signal -> ends.get(signal.problem()))
                    .anyMatch(end -> end != null && end.incidentId().equals(Optional.of(incident.id())));
            if (incident.state().isOpen() ? asked : wasAsked) {
                open.add(incident);
            }
        }
        Set<UUID> ids = new HashSet<>(open.stream().map(Incident::id).toList());
        return Problems.of(
                        open,
                        alerts.values().stream()
                                .filter(alert -> ids.contains(alert.incidentId()))
                                .toList())
                .with(ends);
    }

    void write(Decision decision) {
        switch (decision) {
            case Decision.OpenIncident(Incident incident, Alert alert, var ended) -> {
                // As in the database, no two open ones share a key, whatever races.
                ended.ifPresent(id -> incidents.put(id, withoutJoining(incidents.get(id))));
                expectAlone(incident);
                keep(incident, alert);
            }
            case Decision.JoinAlert(Incident incident, Alert alert) -> keep(incident, alert);
            case Decision.ReopenAlert(Incident incident, Alert alert) -> keep(incident, alert);
            case Decision.ReopenIncident(Incident incident, Alert alert) -> {
                expectAlone(incident);
                keep(
                        incident.with(
                                new IncidentState.Triggered(),
                                incident.escalation().afresh()),
                        alert);
            }
            case Decision.CountRepeat(Alert alert) -> alerts.put(alert.id(), alert);
            case Decision.ClearAlert(Incident incident, Alert alert) -> {
                keep(incident, alert);
                ended(alert);
            }
            case Decision.ClearLastAlert(Incident incident, Alert alert) -> {
                keep(
                        incident.with(
                                new IncidentState.Resolved(
                                        Optional.empty(),
                                        Optional.empty(),
                                        incident.openedAt(),
                                        How.SELF_CLEARED,
                                        Optional.empty()),
                                Escalation.of(List.of(), List.of(), Rounds.of(1, 1))),
                        alert);
                ended(alert);
            }
            case Decision.NoteEnd(Problem problem, java.time.Instant at) ->
                ends.merge(problem, LastEnd.noted(at), IntakeLedger::later);
            case Decision.Nothing nothing -> {}
        }
    }

    private void expectAlone(Incident incident) {
        if (incidents.values().stream()
                .anyMatch(other -> other.state().isOpen()
                        && scope(other).equals(scope(incident))
                        && other.joinKey().equals(incident.joinKey()))) {
            throw new AssertionError("two open incidents of one group: " + incident.joinKey());
        }
    }

    private static UUID scope(Incident incident) {
        return JoinKey.scope(incident.integrationId(), incident.joinKey());
    }

    private static Incident withoutJoining(Incident i) {
        return new Incident(
                i.id(),
                i.integrationId(),
                i.joinKey() + "#" + i.id(),
                i.dedupKey(),
                i.fingerprint(),
                i.title(),
                i.severity(),
                i.systemId(),
                i.areaId(),
                i.since(),
                i.openedAt(),
                i.facts(),
                i.gap(),
                i.seatLimit(),
                i.alerts(),
                i.openAlerts(),
                i.state(),
                i.escalation());
    }

    /** A change of an incident that was read before it took no more leaves its key as it is by now. */
    private void keep(Incident incident, Alert alert) {
        Incident known = incidents.get(incident.id());
        if (known != null && known.joinKey().startsWith(incident.joinKey() + "#")) {
            incidents.put(incident.id(), withoutJoining(incident));
            alerts.put(alert.id(), alert);
            return;
        }
        write(incident, alert);
    }

    private void write(Incident incident, Alert alert) {
        incidents.put(incident.id(), incident);
        alerts.put(alert.id(), alert);
    }

    private void ended(Alert alert) {
        ends.merge(
                problem(alert),
                LastEnd.cleared(alert.clearedAt().orElseThrow(), alert.incidentId()),
                IntakeLedger::later);
    }

    private static LastEnd later(LastEnd known, LastEnd noted) {
        return new LastEnd(
                known.endedAt().get().isAfter(noted.endedAt().get()) ? known.endedAt() : noted.endedAt(),
                Optional.empty(),
                noted.incidentId().or(known::incidentId));
    }

    private static Problem problem(Alert alert) {
        return new Problem(alert.integrationId(), alert.dedupKey());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntakeLedger ledger
                && incidents.equals(ledger.incidents)
                && alerts.equals(ledger.alerts)
                && ends.equals(ledger.ends);
    }

    @Override
    public int hashCode() {
        return incidents.hashCode();
    }

    @Override
    public String toString() {
        return incidents.values() + "\n" + alerts.values() + "\n" + ends;
    }
}
