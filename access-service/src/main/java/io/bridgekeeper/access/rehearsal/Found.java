package io.bridgekeeper.access.rehearsal;

import java.util.Set;

/** What Keycloak has of a person. */
sealed interface Found {

    /** No account of that name. */
    record Nobody() implements Found {}

    /**
     * @param locked          for some time, after too many failed log-ins
     * @param requiredActions what the person has to do at the next log-in, such as {@code UPDATE_PASSWORD}
     * @param credentials     the types of those that there are, such as {@code otp}
     * @param groups          absolute paths
     */
    record Account(
            boolean enabled, boolean locked, Set<String> requiredActions, Set<String> credentials, Set<String> groups)
            implements Found {

        public Account {
            requiredActions = Set.copyOf(requiredActions);
            credentials = Set.copyOf(credentials);
            groups = Set.copyOf(groups);
        }
    }
}
