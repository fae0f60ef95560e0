package io.bridgekeeper.paging.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

    private static final Instant LAST = Instant.parse("2026-11-27T12:00:00Z");
    private static final DutyLimits LIMITS =
            new DutyLimits(Duration.ofHours(36), Duration.ofHours(6), Duration.ofSeconds(5));
    private static final Look.Last BEFORE = new Look.Last(7, Optional.of(LAST));

    @ParameterizedTest(name = "after {0} by version {1} of 7, overrides changed: {2}: {3}")
    @CsvSource({
        "PT5S,       7, false, not now",
        "PT14M59S,   7, false, not now",
        // What has changed.
        "PT5S,       7, true,  some",
        "PT5S,       8, false, some",
        // Some systems may be due.
        "PT15M,      7, false, some",
        "PT6H,       8, true,  some",
        "P30D,       7, false, some",
        // Others have a newer catalog, and do it; unless they do not.
        "PT5S,       6, true,  left",
        "PT15M,      6, true,  left",
        "PT59M59S,   6, true,  left",
        "PT1H,       6, true,  some",
        // The clock of another replica is a little behind; or one was set back.
        "PT-5M,      7, false, not now",
        "PT-5M,      7, true,  some",
        "PT-5M-1S,   7, false, all",
        "PT-5M-1S,   6, true,  left",
    })
    void looksWhereSomethingHasChangedAndEveryQuarterOfAnHour(
            Duration after, long number, boolean noted, String expected) {
        assertThat(word(Look.of(BEFORE, noted, number, LIMITS, LAST.plus(after))))
                .isEqualTo(expected);
    }

    @Test
    void looksMoreOftenWhereSystemsAreSaidMoreOften() {
        DutyLimits often = new DutyLimits(Duration.ofHours(36), Duration.ofMinutes(24), Duration.ofSeconds(5));
        assertThat(word(Look.of(BEFORE, false, 7, often, LAST.plusSeconds(59)))).isEqualTo("not now");
        assertThat(word(Look.of(BEFORE, false, 7, often, LAST.plusSeconds(60)))).isEqualTo("some");
    }

    @Test
    void saysAllForTheFirstTime() {
        Look.Last never = new Look.Last(-1, Optional.empty());
        assertThat(Look.of(never, false, 0, LIMITS, LAST)).isEqualTo(new Look.Now(LAST, true));
    }

    @ParameterizedTest(name = "a clock that shows {0} after the look before says {1}")
    @CsvSource({"PT0.000001S, PT0.000001S", "PT0S, PT0.000001S", "PT-5M, PT0.000001S", "PT-5M-1S, PT-5M-1S"})
    void isOfALaterTimeThanTheLookBeforeUnlessAClockWasSetBack(Duration after, Duration at) {
        assertThat(Look.of(BEFORE, true, 7, LIMITS, LAST.plus(after)))
                .isEqualTo(new Look.Now(LAST.plus(at), at.isNegative()));
    }

    @ParameterizedTest(name = "ahead {0}, refresh {1}, poll {2}: {3}")
    @CsvSource({
        "PT36H,   PT6H,   PT5S, ''",
        "PT26H,   PT1H,   PT5S, ''",
        "P7D,     PT143H, PT5M, ''",
        "PT25H59M, PT5M,  PT5S, ahead",
        "P8D,     PT6H,   PT5S, ahead",
        "PT36H,   PT12H,  PT5S, refresh",
        "PT36H,   PT0S,   PT5S, refresh",
        "PT36H,   PT-6H,  PT5S, refresh",
        "PT36H,   PT6H,   PT0S, poll",
        "PT36H,   PT6H,   PT6M, poll",
    })
    void refusesSettingsByWhichLessThanADayWouldBeKnown(Duration ahead, Duration refresh, Duration poll, String wrong) {
        if (wrong.isEmpty()) {
            assertThat(new DutyLimits(ahead, refresh, poll).window(LAST).length())
                    .isEqualTo(ahead);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DutyLimits(ahead, refresh, poll))
                    .withMessageStartingWith("paging.on-call." + wrong + " must be from ");
        }
    }

    private static String word(Look look) {
        return switch (look) {
            case Look.NotNow no -> "not now";
            case Look.LeftToNewer no -> "left";
            case Look.Now(Instant at, boolean ofAll) -> ofAll ? "all" : "some";
        };
    }
}
