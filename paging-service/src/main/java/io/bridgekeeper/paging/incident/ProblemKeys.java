package io.bridgekeeper.paging.incident;

import java.util.UUID;

/**
 * What a signal says of which problem it is about, and of which incident.
 *
 * @param dedupKey  of the problem, within its integration
 * @param joinScope of the incident that the problem belongs to; see {@link JoinKey}
 * @param joinKey   of that incident, within the scope
 */
public record ProblemKeys(UUID integrationId, String dedupKey, UUID joinScope, String joinKey) {

    public Problem problem() {
        return new Problem(integrationId, dedupKey);
    }
}
