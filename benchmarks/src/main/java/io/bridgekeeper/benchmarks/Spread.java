package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One figure over the repeats of a run. */
record Spread(double median, double min, double max) {

    /** @param runs at least one */
    static <T> Spread of(List<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The median, and where the repeats differ what they range over: {@code 4.2 (3.9–5.0)}. */
    String words() {
        String middle = words(median);
        String range = words(min) + "–" + words(max);
        return range.equals(middle + "–" + middle) ? middle : middle + " (" + range + ")";
    }

    JsonObject json() {
        return new JsonObject().put("median", median).put("min", min).put("max", max);
    }

    private static String words(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }
}
