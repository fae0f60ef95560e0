package io.bridgekeeper.access.request;

import java.util.Set;

/**
 * Who asks us.
 *
 * @param personId     Keycloak user name
 * @param key          what the token says that all accounts of the person share; null where it says nothing
 * @param groups       of the token, absolute paths
 * @param secondFactor whether the log-in had one
 * @param approver     whether a role lets the person decide
 * @param seesAll      whether a role lets the person see the requests of others
 */
record Caller(
        String personId, String key, Set<String> groups, boolean secondFactor, boolean approver, boolean seesAll) {

    Caller {
        groups = Set.copyOf(groups);
    }

    Who who() {
        return new Who(personId, key);
    }
}
