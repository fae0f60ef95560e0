package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one step of the same GETs, turn by turn through the gateway and straight to the service.
 *
 * @param sent    both together
 * @param refused how many got another answer than 2xx, by status or fault
 * @param through by way of the gateway
 * @param straight to the service itself
 */
record ProxyRun(double rate, int sent, Map<String, Long> refused, Latency through, Latency straight) {

    ProxyRun {
        refused = new TreeMap<>(refused);
    }

    /** Milliseconds that the gateway adds where half are faster. */
    double added() {
        return through.p50() - straight.p50();
    }

    JsonObject json() {
        JsonObject refusals = new JsonObject();
        refused.forEach(refusals::put);
        return new JsonObject()
                .put("ratePerSecond", rate)
                .put("sent", sent)
                .put("refused", refusals)
                .put("through", through.json())
                .put("straight", straight.json())
                .put("addedP50Ms", added());
    }
}
