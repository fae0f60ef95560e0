package io.bridgekeeper.access.profile;

import java.util.Set;

/**
 * Who may have a profile at all; one of these ways is enough.
 *
 * @param onCall whoever has an open or an accepted page for the system
 * @param anyone everybody who may ask, once others have approved
 * @param people by Keycloak user name
 * @param groups absolute paths; whoever Keycloak says is in one of them
 */
public record Eligible(boolean onCall, boolean anyone, Set<String> people, Set<String> groups) {

    public Eligible {
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
    }

    /** How a person comes to be eligible, the way with the fewest approvals first. */
    public enum Way {
        ON_CALL,
        NAMED,
        GROUP,
        ANYONE,
        NOT_AT_ALL
    }

    /**
     * @param called      whether the person has an open or an accepted page for the system
     * @param theirGroups absolute paths
     */
    public Way way(String personId, boolean called, Set<String> theirGroups) {
        if (onCall && called) {
            return Way.ON_CALL;
        }
        if (people.contains(personId)) {
            return Way.NAMED;
        }
        if (theirGroups.stream().anyMatch(groups::contains)) {
            return Way.GROUP;
        }
        return anyone ? Way.ANYONE : Way.NOT_AT_ALL;
    }
}
