package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLoopTest {

    @ParameterizedTest
    @CsvSource({"10, 30, 300", "2000, 10, 20000", "0.5, 10, 5", "3, 1, 3"})
    void sendsItsRateForItsDuration(double rate, int seconds, int count) {
        assertThat(new OpenLoop(rate, Duration.ofSeconds(seconds)).count()).isEqualTo(count);
    }

    @Test
    void spacesRequestsEvenlyFromTheStart() {
        OpenLoop loop = new OpenLoop(1_000, Duration.ofSeconds(1));

        assertThat(loop.dueNanos(0)).isZero();
        assertThat(loop.dueNanos(1)).isEqualTo(1_000_000);
        assertThat(loop.dueNanos(999)).isEqualTo(999_000_000);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "999999, 1", "1000000, 2", "2500000, 3", "999000000, 1000", "5000000000, 1000"})
    void knowsHowManyAreDueAtATime(long nanos, int due) {
        assertThat(new OpenLoop(1_000, Duration.ofSeconds(1)).dueBy(nanos)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"7", "333", "1999", "2000", "12345.6"})
    void agreesWithItselfOnWhatIsDueWhen(double rate) {
        OpenLoop loop = new OpenLoop(rate, Duration.ofSeconds(2));

        for (int index = 0; index < loop.count(); index++) {
            assertThat(loop.dueBy(loop.dueNanos(index))).isEqualTo(index + 1);
            assertThat(loop.dueBy(loop.dueNanos(index) - 1)).isEqualTo(index);
        }
    }

    @Test
    void doesNotWaitForAStall() {
        OpenLoop loop = new OpenLoop(1_000, Duration.ofSeconds(10));

        assertThat(loop.dueBy(TimeUnit.SECONDS.toNanos(3))).isEqualTo(3_001);
    }

    @Test
    void refusesALoadThatIsNone() {
        assertThatThrownBy(() -> new OpenLoop(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenLoop(1, Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
