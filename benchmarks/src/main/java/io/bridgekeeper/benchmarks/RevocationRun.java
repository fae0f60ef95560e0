package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What came of resolving one incident with many grants, each of another person.
 *
 * @param unproven  grants that were not proven gone in time
 * @param stillHeld people who, by then, are in the group as Keycloak says
 * @param proof     from the resolution posted until each grant was proven gone
 */
record RevocationRun(int grants, int unproven, int stillHeld, Latency proof) {

    /** @param proven how long after the resolution was posted each that was proven gone was so */
    static RevocationRun of(int grants, int stillHeld, List<Duration> proven) {
        Histogram histogram = Latency.histogram();
        proven.forEach(after -> Latency.record(histogram, after.toNanos()));
        return new RevocationRun(grants, grants - proven.size(), stillHeld, Latency.of(histogram));
    }

    double lastSeconds() {
        return proof.max() / 1_000;
    }

    int broken() {
        return unproven + stillHeld;
    }

    JsonObject json() {
        return new JsonObject()
                .put("grants", grants)
                .put("unproven", unproven)
                .put("stillHeld", stillHeld)
                .put("lastSeconds", lastSeconds())
                .put("proof", proof.json());
    }
}
