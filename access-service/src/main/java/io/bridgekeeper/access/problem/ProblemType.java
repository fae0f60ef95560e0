package io.bridgekeeper.access.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which access-service says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    NOT_YOUR_GRANT(403, "This grant is another person's"),
    UNKNOWN_GRANT(404, "There is no such grant");

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
