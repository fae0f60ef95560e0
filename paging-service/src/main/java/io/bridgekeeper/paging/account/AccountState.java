package io.bridgekeeper.paging.account;

import java.util.Locale;

/** What Keycloak has of a person. */
public enum AccountState {
    ENABLED,
    DISABLED,
    /** No account of that name. */
    GONE;

    /** As it stands in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
