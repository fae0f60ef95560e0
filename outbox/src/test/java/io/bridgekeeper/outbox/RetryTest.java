package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.outbox.Retry.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    @ParameterizedTest(name = "{0}, {1} events, try {2}: {3}")
    @CsvSource({
        "UNREADABLE,  1, 1, dead: no such field",
        "UNREACHABLE, 1, 1, after PT0.02S",
        "UNREACHABLE, 1, 2, after PT0.04S",
        "UNREACHABLE, 1, 1000000, after PT2S",
        "STOPPING,    1, 1, after PT0.02S",
        "STOPPING,    1, 1000, after PT2S",
        "STOPPING,    2, 5, after PT0.32S",
        "CONFLICT,    1,    7, after PT1.28S",
        "CONFLICT,    1,    8, dead: gave up after 8 tries: no such field",
        "OTHER,       1,       3, after PT0.08S",
        "OTHER,       1,       4, dead: gave up after 4 tries: no such field",
        "UNREADABLE,  2, 1, apart",
        "UNREACHABLE, 2, 5, after PT0.32S",
        "CONFLICT,    2, 1, apart",
        "OTHER,       2, 1, apart",
        "OTHER,       2, 9, apart",
    })
    void decidesByFaultAndNumberAndTries(Fault fault, int events, int tries, String expected) {
        String answer = switch (Retry.next(fault, events, tries, "no such field")) {
            case Retry.After after -> "after " + after.pause();
            case Retry.Apart apart -> "apart";
            case Retry.DeadLetter dead -> "dead: " + dead.reason();
        };
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void neverWaitsLongerThanTheLongestPauseNorGivesUpInAnOutage() {
        for (int tries = 1; tries < 5_000; tries++) {
            assertThat(Retry.next(Fault.UNREACHABLE, 1, tries, ""))
                    .isInstanceOfSatisfying(
                            Retry.After.class,
                            after -> assertThat(after.pause()).isBetween(Duration.ofMillis(1), Retry.LONGEST_PAUSE));
        }
    }
}
