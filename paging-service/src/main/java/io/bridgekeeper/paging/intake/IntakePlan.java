package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What some signals come to, as far as it can be decided before the first of it is written.
 *
 * @param decisions of the first so many signals, in their order; of at least one
 */
record IntakePlan(List<Decision> decisions) {

    /** New incidents, in the order of their signals. */
    List<Incident> opened() {
        return decisions.stream()
                .filter(Decision.OpenIncident.class::isInstance)
                .map(decision -> ((Decision.OpenIncident) decision).incident())
                .toList();
    }

    /**
     * @param signals  in the order in which they came, at least one
     * @param problems all that is known of them
     * @param ids      as many as signals
     * @param now      when an incident that these open was opened
     */
    static IntakePlan of(
            List<Signal> signals, Problems problems, Catalog catalog, List<IntakeDecider.NewIds> ids, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (Signal signal : signals) {
            if (problems.isUnsettled(signal)) {
                break;
            }
            Decision decision =
                    IntakeDecider.decide(signal, problems.known(signal), catalog, ids.get(decisions.size()), now);
            problems.note(signal, decision);
            decisions.add(decision);
        }
        return new IntakePlan(decisions);
    }
}
