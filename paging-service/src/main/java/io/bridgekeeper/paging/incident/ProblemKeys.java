package io.bridgekeeper.paging.incident;

import java.util.UUID;

/**
 * What a signal says of which problem it is about, and of which incident.
 *
 * @param dedupKey of the problem, within its integration
 * @param joinKey  of the incident that the problem belongs to, within its integration
 */
public record ProblemKeys(UUID integrationId, String dedupKey, String joinKey) {

    public Problem problem() {
        return new Problem(integrationId, dedupKey);
    }
}
