package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What many listeners cost, who hear nothing until one incident opens.
 *
 * @param asked       listeners
 * @param opened      of them
 * @param heapWithout MiB of the gateway's heap in use before, after a collection
 * @param heapWith    MiB with all of them there, after a collection
 * @param heard       of them, who heard of the incident
 * @param latency     from when its signal was posted until each heard of it
 */
record StreamsRun(int asked, int opened, double heapWithout, double heapWith, int heard, Latency latency) {

    /** Listeners who were not let in, or heard nothing. */
    int broken() {
        return asked - heard;
    }

    JsonObject json() {
        return new JsonObject()
                .put("asked", asked)
                .put("opened", opened)
                .put("heapMiBWithout", heapWithout)
                .put("heapMiBWith", heapWith)
                .put("heard", heard)
                .put("latency", latency.json());
    }
}
