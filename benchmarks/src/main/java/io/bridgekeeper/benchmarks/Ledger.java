package io.bridgekeeper.benchmarks;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What was sent, what was accepted, and which notices came back for it; written by several threads.
 *
 * <p>All times are {@link System#nanoTime()}. A notice counts from the time its signal was meant to be sent.
 */
final class Ledger {

    private static final int ACCEPTED = 1;
    private static final int REFUSED = 2;

    private final int size;
    private final AtomicLongArray intended;
    private final AtomicLongArray noticed;
    private final AtomicIntegerArray notices;
    private final AtomicIntegerArray answers;

    Ledger(int size) {
        this.size = size;
        this.intended = new AtomicLongArray(size);
        this.noticed = new AtomicLongArray(size);
        this.notices = new AtomicIntegerArray(size);
        this.answers = new AtomicIntegerArray(size);
    }

    void answered(int index, long intendedNanos, boolean accepted) {
        intended.set(index, intendedNanos);
        answers.set(index, accepted ? ACCEPTED : REFUSED);
    }

    /** An index that is none of ours is passed over: a notice of an earlier run may come late. */
    void noticed(int index, long nanos) {
        if (index >= 0 && index < size && notices.getAndIncrement(index) == 0) {
            noticed.set(index, nanos);
        }
    }

    boolean complete() {
        for (int i = 0; i < size; i++) {
            if (answers.get(i) == 0 || answers.get(i) == ACCEPTED && notices.get(i) == 0) {
                return false;
            }
        }
        return true;
    }

    int accepted() {
        return count(i -> answers.get(i) == ACCEPTED);
    }

    /** Answered with anything but a 2xx, or not at all: its sender would try again. */
    int refused() {
        return size - accepted();
    }

    /** Accepted, and nobody was told. */
    int lost() {
        return count(i -> answers.get(i) == ACCEPTED && notices.get(i) == 0);
    }

    /** Told more than once. */
    int duplicated() {
        return count(i -> notices.get(i) > 1);
    }

    /** From when the first signal was meant to be sent until the last first notice; 0 where there is none. */
    double lastSeconds() {
        long last = IntStream.range(0, size)
                .filter(i -> notices.get(i) > 0)
                .mapToLong(noticed::get)
                .max()
                .orElse(0);
        return last == 0 ? 0 : (last - intended.get(0)) / 1e9;
    }

    Latency latency() {
        Histogram histogram = Latency.histogram();
        for (int i = 0; i < size; i++) {
            if (answers.get(i) == ACCEPTED && notices.get(i) > 0) {
                Latency.record(histogram, noticed.get(i) - intended.get(i));
            }
        }
        return Latency.of(histogram);
    }

    private int count(IntPredicate holds) {
        return (int) IntStream.range(0, size).filter(holds).count();
    }
}
