package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same load with and without many open incidents.
 *
 * @param open            how many stood
 * @param without         a run of each rate before they did
 * @param with            the same rates while they did
 * @param residentWithout MiB of the five services after the runs without
 * @param residentWith    MiB after those with
 */
record StandingRun(int open, List<NoticeRun> without, List<NoticeRun> with, long residentWithout, long residentWith) {

    long cost() {
        return residentWith - residentWithout;
    }

    Stream<NoticeRun> runs() {
        return Stream.concat(without.stream(), with.stream());
    }

    JsonObject json() {
        return new JsonObject()
                .put("openIncidents", open)
                .put(
                        "without",
                        new JsonArray(without.stream().map(NoticeRun::json).toList()))
                .put("with", new JsonArray(with.stream().map(NoticeRun::json).toList()))
                .put("residentMiBWithout", residentWithout)
                .put("residentMiBWith", residentWith);
    }
}
