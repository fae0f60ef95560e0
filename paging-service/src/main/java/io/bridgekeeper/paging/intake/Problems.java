package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.JoinKey;
import io.bridgekeeper.paging.incident.LastEnd;
import io.bridgekeeper.paging.incident.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of the problems of some signals, all of it locked, kept up while they are decided one after the other.
 *
 * <p>What a decision changes beyond counting is unsettled until it is written: a signal that needs to know it waits.
 */
final class Problems {

    private record OfIncident(UUID incidentId, Problem problem) {}

    private final Map<UUID, Incident> open = new HashMap<>();
    private final Map<UUID, Incident> over = new HashMap<>();
    private final Map<Problem, UUID> byJoinKey = new HashMap<>();
    private final Map<OfIncident, Alert> alerts = new HashMap<>();
    private final Map<Problem, Alert> openAlerts = new HashMap<>();
    private final Map<Problem, LastEnd> lastEnds = new HashMap<>();
    private final Set<UUID> takingNoMore = new HashSet<>();
    private final Set<UUID> unsettledIncidents = new HashSet<>();
    private final Set<Problem> unsettled = new HashSet<>();

    /**
     * @param incidents open ones that the problems may belong to, and resolved ones in which they cleared last
     * @param alerts    of these incidents, open or cleared, as far as they are of the problems
     */
    static Problems of(List<Incident> incidents, List<Alert> alerts) {
        Problems problems = new Problems();
        for (Incident incident : incidents) {
            if (incident.state().isOpen()) {
                problems.keep(incident);
            } else {
                problems.over.put(incident.id(), incident);
            }
        }
        alerts.forEach(problems::keep);
        return problems;
    }

    /** @param ends of problems that no alert is open of; one that has none was never over */
    Problems with(Map<Problem, LastEnd> ends) {
        lastEnds.putAll(ends);
        return this;
    }

    boolean isOpen(Problem problem) {
        return openAlerts.containsKey(problem);
    }

    Known known(Signal signal) {
        Optional<Incident> incident = incidentOf(signal);
        LastEnd end = lastEnds.getOrDefault(signal.problem(), LastEnd.NEVER);
        return new Known(
                incident,
                incident.flatMap(known -> alertIn(known, signal)),
                end,
                end.incidentId()
                        .map(over::get)
                        .flatMap(known -> alertIn(known, signal).map(alert -> new Known.Ended(known, alert))));
    }

    private Optional<Alert> alertIn(Incident incident, Signal signal) {
        return Optional.ofNullable(alerts.get(new OfIncident(incident.id(), signal.problem())));
    }

    /** Whether what is known of the signal's problem waits to be written. */
    boolean isUnsettled(Signal signal) {
        return unsettled.contains(signal.problem())
                || incidentOf(signal)
                        .map(Incident::id)
                        .filter(unsettledIncidents::contains)
                        .isPresent();
    }

    void note(Signal signal, Decision decision) {
        switch (decision) {
            case Decision.CountRepeat(Alert alert) -> keep(alert);
            case Decision.OpenIncident(Incident incident, Alert alert, var ended) -> {
                ended.ifPresent(takingNoMore::add);
                keep(incident);
                unsettledIncidents.add(incident.id());
                unsettled.add(signal.problem());
            }
            case Decision.ReopenIncident(Incident incident, Alert alert) -> {
                over.remove(incident.id());
                keep(incident);
                unsettledIncidents.add(incident.id());
                unsettled.add(signal.problem());
            }
            case Decision.ClearLastAlert(Incident incident, Alert alert) -> {
                unsettledIncidents.add(incident.id());
                unsettled.add(signal.problem());
            }
            case Decision.JoinAlert(Incident incident, Alert alert) -> joinedOrCleared(signal, incident);
            case Decision.ReopenAlert(Incident incident, Alert alert) -> joinedOrCleared(signal, incident);
            case Decision.ClearAlert(Incident incident, Alert alert) -> joinedOrCleared(signal, incident);
            case Decision.NoteEnd end -> unsettled.add(signal.problem());
            case Decision.Nothing nothing -> {}
        }
    }

    private void joinedOrCleared(Signal signal, Incident incident) {
        keep(incident);
        unsettled.add(signal.problem());
    }

    /** That of its open alert, else the one that it would join. */
    private Optional<Incident> incidentOf(Signal signal) {
        return Optional.ofNullable(openAlerts.get(signal.problem()))
                .map(alert -> open.get(alert.incidentId()))
                .or(() -> Optional.ofNullable(
                                byJoinKey.get(new Problem(signal.join().scope(), signal.joinKey())))
                        .map(open::get));
    }

    private void keep(Incident incident) {
        open.put(incident.id(), incident);
        if (!takingNoMore.contains(incident.id())) {
            byJoinKey.put(
                    new Problem(JoinKey.scope(incident.integrationId(), incident.joinKey()), incident.joinKey()),
                    incident.id());
        }
    }

    private void keep(Alert alert) {
        Problem problem = new Problem(alert.integrationId(), alert.dedupKey());
        alerts.put(new OfIncident(alert.incidentId(), problem), alert);
        if (alert.isOpen()) {
            openAlerts.put(problem, alert);
        }
    }
}
