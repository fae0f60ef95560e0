package io.bridgekeeper.followup;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which followup-service says no. The list is part of the API; titles never change with the case. */
enum ProblemType implements ProblemKind {
    NOT_YOUR_FOLLOW_UP(403, "This follow-up is not yours to hand over"),
    NOT_PROPOSED(403, "Only the person who is asked can accept"),
    UNKNOWN_FOLLOW_UP(404, "There is no such follow-up"),
    ALREADY_ACCEPTED(409, "Somebody else is accountable already"),
    NOT_A_PERSON(422, "Exactly one known person is accountable");

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
