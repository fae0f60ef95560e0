package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bridgekeeper.paging.notify.RetryPlan.Next;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(3, Duration.ofSeconds(2));

    @ParameterizedTest(name = "after try {0} it waits {1}")
    @CsvSource({"1, PT2S", "2, PT4S"})
    void triesAgainAfterAPauseThatDoubles(int attempts, Duration pause) {
        assertThat(PLAN.after(new Delivery.TemporaryFailure("busy"), attempts, NOW))
                .isEqualTo(new Next.TryAgain(NOW.plus(pause), "busy"));
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
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPlan(0, Duration.ZERO));
    }
}
