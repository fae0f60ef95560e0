package io.bridgekeeper.access.account;

import io.bridgekeeper.access.membership.UserName;
import java.util.HashMap;
import java.util.Map;

/**
 * The accounts that Keycloak named.
 *
 * @param states by user name in lower case: Keycloak knows no two that differ in case alone
 */
record Accounts(Map<String, AccountState> states) {

    Accounts {
        Map<String, AccountState> folded = new HashMap<>();
        states.forEach((name, state) -> folded.put(UserName.of(name), state));
        states = Map.copyOf(folded);
    }

    AccountState of(String personId) {
        return states.getOrDefault(UserName.of(personId), AccountState.GONE);
    }

    /** Together with what was answered later. */
    Accounts and(Accounts later) {
        Map<String, AccountState> all = new HashMap<>(states);
        all.putAll(later.states);
        return new Accounts(all);
    }
}
