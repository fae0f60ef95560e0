package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What came of one step of posting bodies of many alerts.
 *
 * @param alerts in each body
 * @param bodies their hooks
 */
record AlertsRun(int alerts, HookRun bodies) {

    /** Alerts per second, as asked. */
    double rate() {
        return bodies.rate() * alerts;
    }

    double acceptedPerSecond() {
        return bodies.acceptedPerSecond() * alerts;
    }

    Latency latency() {
        return bodies.latency();
    }

    JsonObject json() {
        return bodies.json().put("alertsPerBody", alerts).put("acceptedAlertsPerSecond", acceptedPerSecond());
    }
}
