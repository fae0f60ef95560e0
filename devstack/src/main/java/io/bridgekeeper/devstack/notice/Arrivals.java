package io.bridgekeeper.devstack.notice;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest arrivals, in order; the oldest go when there are too many. */
final class Arrivals {
    private final int capacity;
    private final Deque<Arrival> kept = new ArrayDeque<>();
    private long last;

    Arrivals(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Arrival arrival) {
        last++;
        kept.addLast(arrival.numbered(last));
        if (kept.size() > capacity) {
            kept.removeFirst();
        }
        notifyAll();
    }

    synchronized List<Arrival> since(long number) {
        return kept.stream().filter(arrival -> arrival.number() > number).toList();
    }

    /** Waits for at least one; empty when none came in that time. */
    synchronized List<Arrival> since(long number, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (last <= number) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return List.of();
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return since(number);
    }
}
