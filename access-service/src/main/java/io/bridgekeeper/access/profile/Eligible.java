package io.bridgekeeper.access.profile;

import java.util.Set;

/**
 * Who may have a profile at all; one of these ways is enough.
 *
 * @param onCall    whoever has an open or an accepted page for the system or the area, or can be called for it now
 * @param anyone    everybody who may ask, once others have approved
 * @param people    by Keycloak user name
 * @param groups    absolute paths; whoever Keycloak says is in one of them
 * @param rotations by catalog id; whoever takes turns in one of them, on call now or not, and whoever
 *                  stands in for one of those while they do
 */
public record Eligible(boolean onCall, boolean anyone, Set<String> people, Set<String> groups, Set<String> rotations) {

    public Eligible {
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
        rotations = Set.copyOf(rotations);
    }

    /** One that names no rotation. */
    public Eligible(boolean onCall, boolean anyone, Set<String> people, Set<String> groups) {
        this(onCall, anyone, people, groups, Set.of());
    }

    /** How a person comes to be eligible, the way with the fewest approvals first. */
    public enum Way {
        /** On call for the system, in an incident of it that is open. */
        ON_CALL,
        /** On call for the system, and nothing is said of an incident. */
        ON_DUTY,
        ROTATION,
        NAMED,
        GROUP,
        ANYONE,
        NOT_AT_ALL;

        /** Whether the profile means the person, and not just everybody who asks. */
        public boolean isMeant() {
            return switch (this) {
                case ON_CALL, ON_DUTY, ROTATION, NAMED, GROUP -> true;
                case ANYONE, NOT_AT_ALL -> false;
            };
        }
    }

    /**
     * Somebody who may be eligible for the access of one system.
     *
     * @param onDuty     whether the person is on call for the system, or for the profile's area of it: has an open or an
     *                   accepted page for it, or can be called for it now
     * @param inIncident whether it is for an incident of the same that is open; matters of who is on duty alone
     * @param groups     absolute paths
     * @param rotations  in which the person takes turns, or stands in now
     */
    public record Candidate(
            String personId, boolean onDuty, boolean inIncident, Set<String> groups, Set<String> rotations) {

        public Candidate {
            groups = Set.copyOf(groups);
            rotations = Set.copyOf(rotations);
        }
    }

    public Way way(Candidate candidate) {
        if (onCall && candidate.onDuty()) {
            return candidate.inIncident() ? Way.ON_CALL : Way.ON_DUTY;
        }
        if (candidate.rotations().stream().anyMatch(rotations::contains)) {
            return Way.ROTATION;
        }
        if (people.contains(candidate.personId())) {
            return Way.NAMED;
        }
        if (candidate.groups().stream().anyMatch(groups::contains)) {
            return Way.GROUP;
        }
        return anyone ? Way.ANYONE : Way.NOT_AT_ALL;
    }
}
