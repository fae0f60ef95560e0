package io.bridgekeeper.access.finding;

import io.bridgekeeper.access.membership.Membership;
import java.time.Instant;
import java.util.UUID;

/**
 * One disagreement between Keycloak and the grants, with what was done about it.
 *
 * @param grantId the grant that was adopted or mended, or the last one that a removed membership was of; null where
 *                none is known
 */
public record Finding(UUID findingId, Kind kind, Membership membership, UUID grantId, Instant foundAt) {

    /** What was done. */
    public enum Kind {
        /** In Keycloak without a grant: taken. */
        REMOVED("removed"),
        /** In Keycloak without a grant: it has one of its own now, which ends. */
        ADOPTED("adopted"),
        /** A grant was active, and Keycloak had lost it: given anew. */
        MENDED("mended");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }

        /** As events, tables and the API spell it. */
        public String slug() {
            return slug;
        }
    }
}
