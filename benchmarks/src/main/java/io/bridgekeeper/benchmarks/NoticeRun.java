package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What came of one step of new incidents, from the signal to the notice at the person's end.
 *
 * @param lastSeconds from when the first signal was meant to be sent until the last first notice
 */
record NoticeRun(
        double rate,
        int sent,
        int accepted,
        int refused,
        int lost,
        int duplicated,
        double lastSeconds,
        Latency latency) {

    static NoticeRun of(double rate, int sent, Ledger ledger) {
        return new NoticeRun(
                rate,
                sent,
                ledger.accepted(),
                ledger.refused(),
                ledger.lost(),
                ledger.duplicated(),
                ledger.lastSeconds(),
                ledger.latency());
    }

    JsonObject json() {
        return new JsonObject()
                .put("ratePerSecond", rate)
                .put("sent", sent)
                .put("accepted", accepted)
                .put("refused", refused)
                .put("lost", lost)
                .put("duplicated", duplicated)
                .put("lastSeconds", lastSeconds)
                .put("latency", latency.json());
    }
}
