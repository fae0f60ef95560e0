package io.bridgekeeper.e2e.fault;

import java.time.Instant;

/**
 * What the platform answered to one request of the run.
 *
 * @param problem that it was about
 * @param status  0 where no answer came
 */
record Answered(int problem, Instant asked, Instant at, int status) {

    boolean isYes() {
        return status >= 200 && status < 300;
    }

    /** Asked and answered while something was broken. */
    boolean isWithin(Scene.Harm harm) {
        return asked.isAfter(harm.from()) && at.isBefore(harm.until());
    }
}
