package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What came of many signals of few problems.
 *
 * @param seconds   from the first signal until all that was accepted had been worked off
 * @param incidents that were opened; one a problem is right
 */
record FloodRun(int problems, HookRun signals, double seconds, int incidents) {

    /** Problems without an incident, and incidents too many. */
    int broken() {
        return Math.abs(incidents - problems);
    }

    JsonObject json() {
        return new JsonObject()
                .put("problems", problems)
                .put("incidents", incidents)
                .put("seconds", seconds)
                .put("signals", signals.json());
    }
}
