package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bridgekeeper.paging.notify.RetryPlan.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(3, Duration.ofSeconds(2), Duration.ofSeconds(60));

    @ParameterizedTest(name = "after try {0} it waits {1}")
    @CsvSource({"1, PT2S", "2, PT4S"})
    void triesAgainAfterAPauseThatDoubles(int attempts, Duration pause) {
        assertThat(PLAN.after(new Delivery.TemporaryFailure("busy"), attempts, NOW))
                .isEqualTo(new Next.TryAgain(NOW.plus(pause), "busy"));
    }

    @ParameterizedTest(name = "a receiver that wants {0} is asked after {1}")
    @CsvSource({"PT0S, PT2S", "PT1S, PT2S", "PT2S, PT2S", "PT17S, PT17S", "PT60S, PT60S", "-PT5M, PT2S"})
    void isNeverEarlierThanTheReceiverWants(Duration wanted, Duration pause) {
        assertThat(PLAN.after(new Delivery.TemporaryFailure("busy", Optional.of(NOW.plus(wanted))), 1, NOW))
                .isEqualTo(new Next.TryAgain(NOW.plus(pause), "busy"));
    }

    @Test
    void givesUpAtOnceOnAReceiverThatWantsToWaitTooLong() {
        assertThat(PLAN.after(new Delivery.TemporaryFailure("busy", Optional.of(NOW.plusSeconds(61))), 1, NOW))
                .isEqualTo(new Next.GiveUp("busy, and wants to be left alone for longer than PT1M"));
    }

    @Test
    void givesUpNothingBecauseItsProviderIsLeftAlone() {
        Optional<Instant> until = Optional.of(NOW.plusSeconds(3));
        Next.TryAgain soon = new Next.TryAgain(NOW.plusSeconds(2), "busy");
        assertThat(PLAN.whileLeftAlone(soon, 1, Optional.empty())).isEqualTo(soon);
        assertThat(PLAN.whileLeftAlone(soon, 1, until)).isEqualTo(new Next.TryAgain(NOW.plusSeconds(3), "busy"));
        assertThat(PLAN.whileLeftAlone(new Next.GiveUp("gave up after 3 tries"), 3, until))
                .isEqualTo(new Next.TryAgain(NOW.plusSeconds(3), "gave up after 3 tries"));
        Next.GiveUp tooLong = new Next.GiveUp("busy, and wants to be left alone for longer than PT1M");
        assertThat(PLAN.whileLeftAlone(tooLong, 1, until)).isEqualTo(tooLong);
    }

    @Test
    void givesUpAfterTheLastTry() {
        assertThat(PLAN.after(new Delivery.TemporaryFailure("busy"), 3, NOW))
                .isEqualTo(new Next.GiveUp("gave up after 3 tries: busy"));
    }

    @Test
    void givesUpAtOnceWhatCannotWork() {
        assertThat(PLAN.after(new Delivery.PermanentFailure("unknown"), 1, NOW)).isEqualTo(new Next.GiveUp("unknown"));
    }

    @Test
    void isDoneWhenItIsSent() {
        assertThat(PLAN.after(new Delivery.Sent(), 3, NOW)).isEqualTo(new Next.Done());
    }

    @Test
    void triesAtLeastOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPlan(0, Duration.ZERO, Duration.ZERO));
    }
}
