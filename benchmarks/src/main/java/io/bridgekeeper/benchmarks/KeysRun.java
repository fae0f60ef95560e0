package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one step of accepting pages, each by another person who had no access before.
 *
 * @param refused    acceptances that got another answer than 2xx, by status or fault
 * @param missing    accepted, and no token carried the group in time
 * @param latency    from when the acceptance was meant to be posted until the first token with the group was there
 * @param told       of that: until the stream told that the group is given
 */
record KeysRun(double rate, int sent, Map<String, Long> refused, int missing, Latency latency, Latency told) {

    KeysRun {
        refused = new TreeMap<>(refused);
    }

    long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    JsonObject json() {
        JsonObject refusals = new JsonObject();
        refused.forEach(refusals::put);
        return new JsonObject()
                .put("ratePerSecond", rate)
                .put("sent", sent)
                .put("refused", refusals)
                .put("missing", missing)
                .put("latency", latency.json())
                .put("told", told.json());
    }
}
