package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.Problem;
import io.bridgekeeper.paging.incident.ProblemKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a monitoring tool sent about one problem.
 *
 * @param dedupKey identifies the problem within the integration
 * @param groupKey signals that share it belong to one incident
 * @param severity in the sender's own words; null where it has none
 * @param receivedAt when the gateway took it
 */
record Signal(
        UUID integrationId,
        State state,
        String dedupKey,
        Optional<String> groupKey,
        String title,
        String severity,
        Optional<Instant> startsAt,
        Instant receivedAt,
        Facts facts) {

    enum State {
        FIRING,
        ACKNOWLEDGED,
        RESOLVED,
        INFO
    }

    Problem problem() {
        return new Problem(integrationId, dedupKey);
    }

    ProblemKeys keys() {
        return new ProblemKeys(integrationId, dedupKey, joinKey());
    }

    String joinKey() {
        return groupKey.orElse(dedupKey);
    }
}
