package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some signals come to, as far as it can be decided before the first of it is written.
 *
 * @param decisions of the first so many signals, in their order; of at least one
 */
record IntakePlan(List<Decision> decisions) {

    /** New incidents, and those that are open again, in the order of their signals. */
    List<Incident> opened() {
        return decisions.stream()
                .flatMap(decision -> switch (decision) {
                    case Decision.OpenIncident(Incident incident, var alert, var ended) -> Stream.of(incident);
                    case Decision.ReopenIncident(Incident incident, var alert) -> Stream.of(incident);
                    case Decision.JoinAlert d -> Stream.empty();
                    case Decision.CountRepeat d -> Stream.empty();
                    case Decision.ReopenAlert d -> Stream.empty();
                    case Decision.ClearAlert d -> Stream.empty();
                    case Decision.ClearLastAlert d -> Stream.empty();
                    case Decision.NoteEnd d -> Stream.empty();
                    case Decision.Nothing d -> Stream.empty();
                })
                .toList();
    }

    /**
     * @param signals  in the order in which they came, at least one
     * @param problems all that is known of them
     * @param reopensWithin of its end an incident that was over by itself is reopened; zero: never
     * @param ids      as many as signals
     * @param now      when an incident that these open was opened
     */
    static IntakePlan of(
            List<Signal> signals,
            Problems problems,
            Catalog catalog,
            Duration reopensWithin,
            List<IntakeDecider.NewIds> ids,
            Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (Signal signal : signals) {
            if (problems.isUnsettled(signal)) {
                break;
            }
            Decision decision = IntakeDecider.decide(
                    signal, problems.known(signal), catalog, reopensWithin, ids.get(decisions.size()), now);
            problems.note(signal, decision);
            decisions.add(decision);
        }
        return new IntakePlan(decisions);
    }
}
