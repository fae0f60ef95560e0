package io.bridgekeeper.access.account;

import java.util.Locale;

/** What Keycloak has of a person. */
enum AccountState {
    ENABLED,
    DISABLED,
    /** No account of that name. */
    GONE;

    /** As it stands in events and in the database. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /** Whether the person cannot log in. */
    boolean left() {
        return switch (this) {
            case ENABLED -> false;
            case DISABLED, GONE -> true;
        };
    }
}
