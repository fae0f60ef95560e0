package io.bridgekeeper.access.evaluation;

import java.time.Instant;
import java.util.UUID;

/**
 * What the tables say about one question.
 *
 * @param account      {@code enabled}, {@code disabled} or {@code gone}, as Keycloak last said; null where it never did
 * @param accountAsOf  when it said so; null where it never did
 * @param holding      the access that lasts the longest of those that would do; null where there is none
 */
record Known(String account, Instant accountAsOf, Holding holding) {

    /** Access that Keycloak has now. */
    record Holding(UUID grantId, UUID incidentId, String profileId, Instant activatedAt, Instant endsAt) {}
}
