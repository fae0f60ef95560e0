package io.bridgekeeper.benchmarks;

import io.vertx.core.Context;
import java.util.concurrent.locks.LockSupport;

/** Sends an {@link OpenLoop}'s requests on one event loop, woken for each by its own due time. */
final class Pacer {

    /** Called on the event loop; {@code intendedNanos} is a {@link System#nanoTime()}. */
    @FunctionalInterface
    interface Request {
        void send(int index, long intendedNanos);
    }

    private final Context context;

    Pacer(Context context) {
        this.context = context;
    }

    /** Returns when the last request was handed to the event loop; does not wait for answers. */
    void run(OpenLoop loop, Request request) {
        long start = System.nanoTime();
        int sent = 0;
        while (sent < loop.count()) {
            long elapsed = System.nanoTime() - start;
            int due = loop.dueBy(elapsed);
            if (due == sent) {
                LockSupport.parkNanos(loop.dueNanos(sent) - elapsed);
                continue;
            }
            int from = sent;
            context.runOnContext(ignored -> {
                for (int index = from; index < due; index++) {
                    request.send(index, start + loop.dueNanos(index));
                }
            });
            sent = due;
        }
    }
}
