package io.bridgekeeper.benchmarks;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How soon notices are to arrive.
 *
 * @param rate of new incidents per second
 * @param p50  in milliseconds at most; empty where only the slow ones count
 * @param p99  in milliseconds at most
 */
record NoticeAim(double rate, OptionalDouble p50, double p99) {

    static Optional<NoticeAim> of(double rate) {
        return Stream.of(new NoticeAim(100, OptionalDouble.of(15), 60), new NoticeAim(500, OptionalDouble.empty(), 250))
                .filter(aim -> aim.rate == rate)
                .findFirst();
    }

    boolean isMet(double itsP50, double itsP99) {
        return itsP50 <= p50.orElse(Double.MAX_VALUE) && itsP99 <= p99;
    }

    String words() {
        String slow = String.format(Locale.ROOT, "p99 %.0f", p99);
        return p50.isPresent() ? String.format(Locale.ROOT, "p50 %.0f, %s", p50.getAsDouble(), slow) : slow;
    }
}
