package io.bridgekeeper.access.account;

import java.util.Optional;

/**
 * A person of the catalog.
 *
 * @param personId as the catalog writes the Keycloak user name
 * @param account  as it was when Keycloak was last believed; empty while nothing is known
 */
record Person(String personId, Optional<AccountState> account) {

    /** Whether they were known to be unable to log in. */
    boolean hadLeft() {
        return account.filter(AccountState::left).isPresent();
    }
}
