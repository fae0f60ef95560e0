package io.bridgekeeper.access.membership;

import java.util.Locale;

/** A person's name as Keycloak keeps it: in lower case, so that no two differ in case alone. */
public final class UserName {

    private UserName() {}

    /** @param name as somebody wrote it, in a catalog say */
    public static String of(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
