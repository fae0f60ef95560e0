package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.outbox.Retry.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    @ParameterizedTest(name = "{0}, try {1}: {2}")
    @CsvSource({
        "UNREADABLE,  1, dead: no such field",
        "UNREACHABLE, 1, after PT0.02S",
        "UNREACHABLE, 2, after PT0.04S",
        "UNREACHABLE, 1000000, after PT2S",
        "CONFLICT,    7, after PT1.28S",
        "CONFLICT,    8, dead: gave up after 8 tries: no such field",
        "OTHER,       3, after PT0.08S",
        "OTHER,       4, dead: gave up after 4 tries: no such field",
    })
    void decidesByFaultAndTries(Fault fault, int tries, String expected) {
        String answer = switch (Retry.next(fault, tries, "no such field")) {
            case Retry.After after -> "after " + after.pause();
            case Retry.DeadLetter dead -> "dead: " + dead.reason();
        };
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void neverWaitsLongerThanTheLongestPauseNorGivesUpInAnOutage() {
        for (int tries = 1; tries < 5_000; tries++) {
            assertThat(Retry.next(Fault.UNREACHABLE, tries, ""))
                    .isInstanceOfSatisfying(
                            Retry.After.class,
                            after -> assertThat(after.pause()).isBetween(Duration.ofMillis(1), Retry.LONGEST_PAUSE));
        }
    }
}
