package io.bridgekeeper.devstack.client;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the platform does in its own time. */
public final class Await {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Await() {}

    /**
     * Asks again and again until the answer fits or the time is up.
     *
     * @return the first answer that fits, or the last one that did not: the caller says what is wrong with it
     */
    public static <T> T until(Duration patience, Supplier<T> ask, Predicate<? super T> fits) {
        long deadline = System.nanoTime() + patience.toNanos();
        T answer = ask.get();
        while (!fits.test(answer) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = ask.get();
        }
        return answer;
    }
}
