package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long a run's requests took, in milliseconds from the time that each was meant to go out. */
record Latency(long count, double p50, double p99, double p999, double max) {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    /** Records microseconds, to three digits. */
    static Histogram histogram() {
        return new Histogram(HIGHEST_MICROS, 3);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST_MICROS));
    }

    /** All zero where nothing was recorded. */
    static Latency of(Histogram histogram) {
        return new Latency(
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getValueAtPercentile(99.9)),
                millis(histogram.getMaxValue()));
    }

    JsonObject json() {
        return new JsonObject()
                .put("count", count)
                .put("p50Ms", p50)
                .put("p99Ms", p99)
                .put("p999Ms", p999)
                .put("maxMs", max);
    }

    private static double millis(long micros) {
        return micros / 1e3;
    }
}
