package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Keycloak and the grants disagreed, and it was mended. The key is the id of the finding.
 *
 * <p>Type {@code access.sweep.found.v1} on {@code access.grant.v1}.
 *
 * @param findingId the finding
 * @param kind      {@code removed} or {@code adopted}: in Keycloak without a grant; {@code mended}: a grant without it
 * @param personId  whose access it is, by Keycloak user name
 * @param target    {@code /systems/shop}, {@code realm:NAME} or {@code client:CLIENT:NAME}
 * @param grantId   the grant that was adopted or mended, or the last one that the removed access was of; absent where
 *                  none is known
 * @param foundAt   when
 */
public record SweepFound(UUID findingId, String kind, String personId, String target, UUID grantId, Instant foundAt) {}
