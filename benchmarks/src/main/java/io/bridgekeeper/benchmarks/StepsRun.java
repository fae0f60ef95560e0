package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How late the steps of some incidents began while many pages waited for theirs.
 *
 * @param open  incidents meanwhile, each with a page that waits
 * @param due   steps that there were to begin
 * @param steps that began
 * @param early how many of them did before they were due
 * @param late  how late the others began
 */
record StepsRun(int open, int due, int steps, int early, Latency late) {

    /** @param lateMicros below 0 where a step was early */
    static StepsRun of(int open, int due, List<Long> lateMicros) {
        Histogram histogram = Latency.histogram();
        lateMicros.stream().filter(micros -> micros >= 0).forEach(micros -> Latency.record(histogram, micros * 1_000));
        return new StepsRun(
                open,
                due,
                lateMicros.size(),
                (int) lateMicros.stream().filter(micros -> micros < 0).count(),
                Latency.of(histogram));
    }

    /** Early, or missing. */
    int broken() {
        return early + Math.max(0, due - steps);
    }

    JsonObject json() {
        return new JsonObject()
                .put("openPages", open)
                .put("due", due)
                .put("steps", steps)
                .put("early", early)
                .put("late", late.json());
    }
}
