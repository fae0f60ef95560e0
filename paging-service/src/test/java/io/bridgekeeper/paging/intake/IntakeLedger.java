package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
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
                    .anyMatch(signal -> signal.integrationId().equals(incident.integrationId())
                                    && signal.joinKey().equals(incident.joinKey())
                            || alerts.values().stream()
                                    .anyMatch(alert -> alert.isOpen()
                                            && alert.incidentId().equals(incident.id())
                                            && problem(alert).equals(signal.problem())));
            if (incident.state().isOpen() && asked) {
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
            case Decision.OpenIncident(Incident incident, Alert alert) -> keep(incident, alert);
            case Decision.JoinAlert(Incident incident, Alert alert) -> keep(incident, alert);
            case Decision.ReopenAlert(Incident incident, Alert alert) -> keep(incident, alert);
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
                ends.merge(problem, new LastEnd(Optional.of(at), Optional.empty()), IntakeLedger::later);
            case Decision.Nothing nothing -> {}
        }
    }

    private void keep(Incident incident, Alert alert) {
        incidents.put(incident.id(), incident);
        alerts.put(alert.id(), alert);
    }

    private void ended(Alert alert) {
        ends.merge(problem(alert), new LastEnd(alert.clearedAt(), Optional.empty()), IntakeLedger::later);
    }

    private static LastEnd later(LastEnd one, LastEnd other) {
        return one.endedAt().get().isAfter(other.endedAt().get()) ? one : other;
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
