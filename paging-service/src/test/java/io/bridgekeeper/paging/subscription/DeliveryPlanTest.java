package io.bridgekeeper.paging.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.subscription.DeliveryPlan.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant UNTIL = DeliveryPlan.until(NOW);

    @ParameterizedTest(name = "after try {0}: {1}, at most {2}")
    @CsvSource({
        "1, PT5S,  PT6S",
        "2, PT30S, PT36S",
        "3, PT2M,  PT2M24S",
        "4, PT10M, PT12M",
        "5, PT30M, PT36M",
        "6, PT1H,  PT1H12M",
        "7, PT2H,  PT2H24M",
        "8, PT4H,  PT4H48M",
        "9, PT4H,  PT4H48M",
        "40, PT4H, PT4H48M",
    })
    void waitsLongerAfterEachTry(int attempts, Duration least, Duration most) {
        assertThat(again(failed(Optional.empty()), attempts, 0)).isEqualTo(NOW.plus(least));
        assertThat(again(failed(Optional.empty()), attempts, 0.999_999)).isBetween(NOW.plus(least), NOW.plus(most));
    }

    @ParameterizedTest(name = "asked to wait {0}, waits {1}")
    @CsvSource({"PT1S, PT5S", "PT5S, PT5S", "PT1M, PT1M", "PT6H, PT6H", "PT7H, PT6H", "P400D, PT6H"})
    void waitsAsLongAsTheTargetAsksButNotForever(Duration asked, Duration waits) {
        assertThat(again(failed(Optional.of(NOW.plus(asked))), 1, 0)).isEqualTo(NOW.plus(waits));
    }

    @Test
    void isDoneWithWhatWasTakenEvenWhenItWasLate() {
        assertThat(DeliveryPlan.after(new Answer.Taken(204), 3, UNTIL, UNTIL.plusSeconds(9), 0))
                .isEqualTo(new Next.Done(204));
    }

    @Test
    void endsAtOnceWhereTheTargetIsGone() {
        assertThat(DeliveryPlan.after(new Answer.Gone(), 1, UNTIL, NOW, 0)).isEqualTo(new Next.End());
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        Answer.Failed failed = failed(Optional.empty());
        assertThat(DeliveryPlan.after(failed, 20, UNTIL, UNTIL, 0)).isEqualTo(new Next.GiveUp(failed));
        assertThat(DeliveryPlan.after(failed, 20, UNTIL, UNTIL.minusMillis(1), 0))
                .isEqualTo(new Next.TryAgain(UNTIL, failed));
    }

    /** Timers are late, targets ask for time, chance adds: the end is after 48 hours all the same, and not before. */
    @Property
    void neverTriesAfter48HoursAndNeverGivesUpBefore(
            @ForAll @Size(min = 40, max = 60) List<@LongRange(min = 0, max = 40_000) Long> asked,
            @ForAll @LongRange(min = 0, max = 600) long late,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Instant now = NOW;
        int attempts = 0;
        while (DeliveryPlan.mayTry(UNTIL, now)) {
            attempts++;
            assertThat(now).isBefore(UNTIL);
            Instant answered = now.plusSeconds(3);
            Answer.Failed failed = failed(Optional.of(answered.plusSeconds(asked.get(attempts % asked.size()))));
            switch (DeliveryPlan.after(failed, attempts, UNTIL, answered, chance)) {
                case Next.TryAgain(Instant at, Answer.Failed why) -> {
                    assertThat(at).isAfter(answered).isBeforeOrEqualTo(UNTIL);
                    now = at.plusSeconds(late);
                }
                case Next.GiveUp(Answer.Failed why) -> now = answered;
                case Next.Done done -> throw new AssertionError(done);
                case Next.End end -> throw new AssertionError(end);
            }
        }
        assertThat(now).isAfterOrEqualTo(UNTIL);
        assertThat(attempts).isGreaterThan(7);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Taken",
        "202, Taken",
        "204, Taken",
        "410, Gone",
        "301, Failed",
        "400, Failed",
        "404, Failed",
        "429, Failed",
        "500, Failed",
        "503, Failed"
    })
    void takesAnyStatusButSuccessAndGoneForAFailureThatMayPass(int status, String answer) {
        assertThat(Answer.read(status, Optional.empty(), NOW).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void hearsWhenTheTargetWantsToBeAskedAgain() {
        assertThat(Answer.read(503, Optional.of("120"), NOW))
                .isEqualTo(new Answer.Failed(
                        Optional.of(503), "the target answered 503", Optional.of(NOW.plusSeconds(120))));
    }

    private static Instant again(Answer.Failed failed, int attempts, double chance) {
        return ((Next.TryAgain) DeliveryPlan.after(failed, attempts, UNTIL, NOW, chance)).at();
    }

    private static Answer.Failed failed(Optional<Instant> notBefore) {
        return new Answer.Failed(Optional.of(503), "the target answered 503", notBefore);
    }
}
