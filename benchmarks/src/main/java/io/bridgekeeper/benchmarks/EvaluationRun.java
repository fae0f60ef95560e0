package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one step of asking whether somebody may do something.
 *
 * @param refused how many got another answer than 2xx, by status or fault
 */
record EvaluationRun(double rate, int sent, Map<String, Long> refused, Latency latency) {

    EvaluationRun {
        refused = new TreeMap<>(refused);
    }

    JsonObject json() {
        JsonObject refusals = new JsonObject();
        refused.forEach(refusals::put);
        return new JsonObject()
                .put("ratePerSecond", rate)
                .put("sent", sent)
                .put("refused", refusals)
                .put("latency", latency.json());
    }
}
