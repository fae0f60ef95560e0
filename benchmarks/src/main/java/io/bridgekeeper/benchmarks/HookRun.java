package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one step of posting to the hook.
 *
 * @param run             by which its problems are known
 * @param seconds         from the first request's due time to the last answer; at least the length of the step
 * @param refused         how many got another answer than 2xx, by status or fault
 * @param drainedSeconds  after the last answer, until paging had worked off all that was accepted
 * @param lost            problems whose accepted signals had not all been worked off when waiting ended
 */
record HookRun(
        String run,
        double rate,
        int sent,
        long accepted,
        Map<String, Long> refused,
        double seconds,
        Latency latency,
        double drainedSeconds,
        int lost) {

    HookRun {
        refused = new TreeMap<>(refused);
    }

    double acceptedPerSecond() {
        return accepted / seconds;
    }

    /** Kept up with its rate: all accepted, and what was late was not late for good. */
    boolean held(double p99LimitMillis) {
        return accepted == sent && acceptedPerSecond() >= 0.98 * rate && latency.p99() <= p99LimitMillis;
    }

    JsonObject json() {
        JsonObject refusals = new JsonObject();
        refused.forEach(refusals::put);
        return new JsonObject()
                .put("ratePerSecond", rate)
                .put("sent", sent)
                .put("accepted", accepted)
                .put("acceptedPerSecond", acceptedPerSecond())
                .put("refused", refusals)
                .put("latency", latency.json())
                .put("drainedSeconds", drainedSeconds)
                .put("lost", lost);
    }
}
