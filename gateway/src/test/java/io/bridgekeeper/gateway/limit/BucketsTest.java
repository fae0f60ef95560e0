package io.bridgekeeper.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

    @ParameterizedTest(name = "{0} a second, {1} at once: after {2} and {3} ms the next one is admitted: {4}")
    @CsvSource({
        "1,  1,    0, 0,    true",
        "1,  1,    1, 0,    false",
        "1,  1,    1, 999,  false",
        "1,  1,    1, 1000, true",
        "10, 5,    4, 0,    true",
        "10, 5,    5, 0,    false",
        "10, 5,    5, 99,   false",
        "10, 5,    5, 100,  true",
        "500, 2000, 1999, 0, true",
        "500, 2000, 2000, 0, false",
        "500, 2000, 2000, 2, true",
    })
    void admitsABurstAndThenTheRate(int perSecond, int burst, int before, long millis, boolean admitted) {
        Buckets<String> buckets = new Buckets<>(new Rate(perSecond, burst), 10);
        for (int i = 0; i < before; i++) {
            assertThat(buckets.take("a", NOW).admitted()).isTrue();
        }
        assertThat(buckets.take("a", NOW.plusMillis(millis)).admitted()).isEqualTo(admitted);
    }

    @Test
    void saysWhatIsLeftAndWhenToComeAgain() {
        Buckets<String> buckets = new Buckets<>(new Rate(1, 2), 10);
        Verdict first = buckets.take("a", NOW);
        assertThat(first.remaining()).isEqualTo(1);
        assertThat(first.policyField("client")).isEqualTo("\"client\";q=2;w=2");
        assertThat(first.limitField("client")).isEqualTo("\"client\";r=1;t=1");
        buckets.take("a", NOW);
        Verdict refused = buckets.take("a", NOW.plusMillis(300));
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.retryIn()).isEqualTo(Duration.ofMillis(700));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(refused.limitField("client")).isEqualTo("\"client\";r=0;t=2");
        assertThat(buckets.take("a", NOW.plusSeconds(1)).admitted()).isTrue();
    }

    @Test
    void holdsUpNobodyElse() {
        Buckets<String> buckets = new Buckets<>(new Rate(1, 1), 10);
        buckets.take("flood", NOW);
        assertThat(buckets.take("flood", NOW).admitted()).isFalse();
        assertThat(buckets.take("other", NOW).admitted()).isTrue();
    }

    @Test
    void locksNobodyOutBecauseAClockWasSetBack() {
        Buckets<String> buckets = new Buckets<>(new Rate(1, 2), 10);
        buckets.take("a", NOW.plus(Duration.ofHours(1)));
        assertThat(buckets.take("a", NOW).admitted()).isFalse();
        assertThat(buckets.take("a", NOW.plusSeconds(1)).admitted()).isTrue();
    }

    @Test
    void keepsNoMoreThanSoManyAndForgetsWhoWasSilentLongest() {
        Buckets<Integer> buckets = new Buckets<>(new Rate(1, 1), 3);
        IntStream.range(0, 1_000).forEach(name -> {
            buckets.take(-1, NOW);
            buckets.take(name, NOW);
        });
        assertThat(buckets.size()).isEqualTo(3);
        assertThat(buckets.take(-1, NOW).admitted()).isFalse();
    }

    @Property(tries = 300)
    void neverAdmitsMoreThanABurstAndTheRateInAnyTime(
            @ForAll @IntRange(min = 1, max = 1_000) int perSecond,
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 20_000_000) Long> pauses) {
        Buckets<String> buckets = new Buckets<>(new Rate(perSecond, burst), 1);
        Instant now = NOW;
        long admitted = 0;
        for (long pause : pauses) {
            now = now.plusNanos(pause);
            Verdict verdict = buckets.take("a", now);
            admitted += verdict.admitted() ? 1 : 0;
            assertThat(verdict.remaining()).isBetween(0L, (long) burst - (verdict.admitted() ? 1 : 0));
            double may = burst + Duration.between(NOW, now).toNanos() / (double) (1_000_000_000L / perSecond);
            assertThat((double) admitted).isLessThanOrEqualTo(may + 1e-6);
            if (!verdict.admitted()) {
                assertThat(buckets.take("a", now.plus(verdict.retryIn()).minusNanos(1))
                                .admitted())
                        .isFalse();
            }
        }
    }
}
