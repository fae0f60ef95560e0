package io.bridgekeeper.gateway.stream;

import java.util.Set;

/**
 * Who listens.
 *
 * @param personId Keycloak user name
 * @param roles    realm roles
 */
record Caller(String personId, Set<String> roles) {

    boolean hasAny(Set<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
