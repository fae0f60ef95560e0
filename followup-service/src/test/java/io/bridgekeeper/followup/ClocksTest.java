package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    private final Clocks clocks = new Clocks(START, START.plus(Duration.ofMinutes(20)));

    @Test
    void stopsTheClockOfTheServiceAndLetsTheClockOfTheCauseRun() {
        ClocksView view = ClocksView.of(clocks, START.plus(Duration.ofHours(3)));

        assertThat(view.resolvedAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(view.solvedAfter()).isNull();
        assertThat(view.solvedRunning()).isTrue();
        assertThat(view.unsolvedFor()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void neverShowsLessThanNothingWhenMachinesDisagreeOnTheTime() {
        Clocks skewed = new Clocks(START, START.minusSeconds(2));

        assertThat(skewed.resolvedAfter()).isZero();
        assertThat(skewed.unsolvedFor(START.minusSeconds(1))).isZero();
    }
}
