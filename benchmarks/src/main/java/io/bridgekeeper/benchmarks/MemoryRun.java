package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * How the gateway's memory went while hooks came in.
 *
 * @param mebibytes resident, evenly over the whole time; at least five
 */
record MemoryRun(HookRun hooks, List<Double> mebibytes) {

    MemoryRun {
        mebibytes = List.copyOf(mebibytes);
        if (mebibytes.size() < 5) {
            throw new IllegalArgumentException("Too short to say anything: " + mebibytes);
        }
    }

    /** Median of the second fifth: the first is spent on growing warm. */
    double early() {
        return fifth(1);
    }

    /** Median of the last fifth. */
    double late() {
        return fifth(4);
    }

    private double fifth(int number) {
        int size = mebibytes.size();
        return Spread.of(mebibytes.subList(number * size / 5, (number + 1) * size / 5), value -> value)
                .median();
    }

    JsonObject json() {
        return new JsonObject()
                .put("hooks", hooks.json())
                .put("residentMiB", new JsonArray(mebibytes))
                .put("earlyMiB", early())
                .put("lateMiB", late());
    }
}
