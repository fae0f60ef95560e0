package io.bridgekeeper.roster.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which roster-service says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    NOT_INVITED(403, "You are not invited to this bridge; the gallery is open to you"),
    NOT_COMMANDER(403, "Only a commander may do this"),
    NOT_SEATED(403, "Only who sits on the bridge may ask others to come"),
    UNKNOWN_BRIDGE(404, "There is no such bridge"),
    UNKNOWN_SEAT(404, "This person has no seat on the bridge"),
    BRIDGE_FULL(409, "All seats of the bridge are kept or taken; the gallery is open to you"),
    BRIDGE_CLOSED(409, "The bridge is closed"),
    COMMAND_TAKEN(409, "The bridge has a commander");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
