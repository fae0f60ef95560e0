package io.bridgekeeper.paging.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenewalTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:07:31Z");
    private static final DutyLimits LIMITS =
            new DutyLimits(Duration.ofHours(36), Duration.ofHours(6), Duration.ofSeconds(5));
    private static final int SYSTEMS = 2_000;

    /** All were said at once, as by a first catalog, and then it is looked at each beat for two days. */
    @Test
    void saysEachSystemEverySixHoursAndNeverManyAtOnce() {
        Map<String, Range> said = new HashMap<>();
        for (int i = 0; i < SYSTEMS; i++) {
            said.put("system/s" + i, LIMITS.window(NOW));
        }
        int all = 0;
        for (Instant at = NOW; at.isBefore(NOW.plus(Duration.ofHours(48))); at = at.plus(Duration.ofMinutes(15))) {
            Renewal renewal = new Renewal(LIMITS, at, false);
            int some = 0;
            for (Map.Entry<String, Range> one : said.entrySet()) {
                assertThat(one.getValue().until()).isAfter(at.plus(Duration.ofHours(29)));
                if (renewal.isDue(one.getKey(), one.getValue())) {
                    one.setValue(LIMITS.window(at));
                    some++;
                }
            }
            assertThat(some).isLessThan(3 * SYSTEMS / 24);
            all += some;
        }
        assertThat(all).isBetween(7 * SYSTEMS, 8 * SYSTEMS);
    }

    @Test
    void isDueBeforeLessThanADayIsKnownWhateverItsTime() {
        Range spokenOf = new Range(NOW, NOW.plus(Duration.ofHours(26)));
        DutyLimits rare = new DutyLimits(Duration.ofDays(7), Duration.ofHours(143), Duration.ofSeconds(5));
        int early = 0;
        for (int i = 0; i < 100; i++) {
            String key = "system/s" + i;
            early += new Renewal(rare, NOW.plus(Duration.ofHours(1)), false).isDue(key, spokenOf) ? 1 : 0;
            assertThat(new Renewal(rare, NOW.plus(Duration.ofMinutes(61)), false).isDue(key, spokenOf))
                    .isTrue();
        }
        assertThat(early).isLessThan(5);
    }

    @Test
    void isDueForAllWhereAllAreSaid() {
        assertThat(new Renewal(LIMITS, NOW, true).isDue("system/s1", LIMITS.window(NOW)))
                .isTrue();
        assertThat(new Renewal(LIMITS, NOW, false).isDue("system/s1", LIMITS.window(NOW)))
                .isFalse();
    }
}
