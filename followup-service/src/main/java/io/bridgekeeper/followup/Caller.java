package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Accountability;
import java.util.Set;

/**
 * Who asks.
 *
 * @param personId Keycloak user name
 * @param roles    realm roles
 */
record Caller(String personId, Set<String> roles) {

    /** Whom a follow-up concerns may pass it on; so may who commands incidents or keeps the catalog. */
    boolean mayPropose(Accountability accountability) {
        return accountability.asks(personId)
                || accountability.isHeldBy(personId)
                || roles.contains("commander")
                || roles.contains("catalog-admin");
    }
}
