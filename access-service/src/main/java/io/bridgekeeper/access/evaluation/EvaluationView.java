package io.bridgekeeper.access.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What AuthZEN calls an access evaluation response. */
record EvaluationView(boolean decision, Context context) {

    /**
     * Why, and for how long.
     *
     * @param asOf        the time for which it is true
     * @param accountAsOf when Keycloak last said whether the person can log in; absent where it never did
     * @param endsAt      from then on it is a no, if not earlier; this and what follows absent for a no
     */
    record Context(
            String reason,
            Instant asOf,
            Instant accountAsOf,
            Instant endsAt,
            Instant activatedAt,
            UUID grantId,
            UUID incidentId,
            String profileId) {}

    /** Several of them, in the order of the questions. */
    record Several(List<EvaluationView> evaluations) {}
}
