package io.bridgekeeper.idempotency;

import io.bridgekeeper.problem.ProblemKind;

/** Why a POST with an Idempotency-Key is neither done nor answered as before. */
enum RepeatProblem implements ProblemKind {
    REQUEST_UNDER_WAY(409, "The same request is being done; ask again for its answer"),
    ANSWERED_ONCE(409, "The same request was done, and its answer held a secret that is shown once"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key was used for another body");

    private final int status;
    private final String title;

    RepeatProblem(int status, String title) {
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
