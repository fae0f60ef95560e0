package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void readsPercentilesInMilliseconds() {
        Histogram histogram = Latency.histogram();
        for (int millis = 1; millis <= 1_000; millis++) {
            Latency.record(histogram, TimeUnit.MILLISECONDS.toNanos(millis));
        }

        Latency latency = Latency.of(histogram);

        assertThat(latency.count()).isEqualTo(1_000);
        assertThat(latency.p50()).isCloseTo(500, within(1.0));
        assertThat(latency.p99()).isCloseTo(990, within(1.0));
        assertThat(latency.p999()).isCloseTo(999, within(1.0));
        assertThat(latency.max()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void recordsWhatIsBeyondItsRangeAtItsEdges() {
        Histogram histogram = Latency.histogram();
        Latency.record(histogram, -5);
        Latency.record(histogram, TimeUnit.HOURS.toNanos(1));

        assertThat(Latency.of(histogram).max()).isCloseTo(300_000, within(300.0));
        assertThat(Latency.of(Latency.histogram())).isEqualTo(new Latency(0, 0, 0, 0, 0));
    }

    @Test
    void takesTheMiddleOfTheRepeatsAndTheirRange() {
        assertThat(Spread.of(List.of(7.0, 1.0, 3.0), x -> x)).isEqualTo(new Spread(3, 1, 7));
        assertThat(Spread.of(List.of(4.0, 2.0), x -> x)).isEqualTo(new Spread(3, 2, 4));
        assertThat(Spread.of(List.of(5.0), x -> x)).isEqualTo(new Spread(5, 5, 5));
    }

    @Test
    void saysTheRangeOnlyWhereThereIsOne() {
        assertThat(new Spread(4.24, 3.91, 5).words()).isEqualTo("4.2 (3.9–5.0)");
        assertThat(new Spread(5, 5, 5).words()).isEqualTo("5.0");
        assertThat(new Spread(2000.4, 1998.7, 2001).words()).isEqualTo("2,000 (1,999–2,001)");
    }

    @Test
    void findsTheHighestRateThatHolds() {
        assertThat(MaxSearch.highest(1_000, rate -> rate <= 2_000)).isBetween(1_900.0, 2_000.0);
        assertThat(MaxSearch.highest(1_000, rate -> rate <= 300)).isBetween(250.0, 300.0);
        assertThat(MaxSearch.highest(1_000, rate -> false)).isZero();
        assertThat(MaxSearch.highest(1_000, rate -> true)).isGreaterThan(30_000);
    }
}
