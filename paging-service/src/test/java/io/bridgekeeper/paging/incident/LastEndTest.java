package io.bridgekeeper.paging.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastEndTest {

    @Test
    void knowsNoEndOfWhatNeverEnded() {
        assertThat(LastEnd.NEVER.isAfter(Instant.EPOCH)).isFalse();
    }

    @ParameterizedTest(name = "signals end it at {0}, a person at {1}: a signal of {2} is old news: {3}")
    @CsvSource({
        "10:00:00,         , 09:59:59, true",
        "10:00:00,         , 01:00:00, true",
        "10:00:00,         , 10:00:00, false",
        "        , 10:00:00, 09:59:59, true",
        "        , 10:00:00, 09:55:00, true",
        // Rather a page too many than a clock that is wrong by an hour hiding a new outbreak.
        "        , 10:00:00, 09:54:59, false",
        "        , 10:00:00, 10:00:00, false",
        "09:00:00, 10:00:00, 09:59:59, true",
        "09:00:00, 10:00:00, 09:30:00, false",
        "09:00:00, 10:00:00, 08:59:59, true"
    })
    void tellsOldNewsFromANewOutbreak(String ended, String closed, String received, boolean isOld) {
        assertThat(new LastEnd(at(ended), at(closed), Optional.empty())
                        .isAfter(at(received).orElseThrow()))
                .isEqualTo(isOld);
    }

    private static Optional<Instant> at(String time) {
        return Optional.ofNullable(time).map(t -> Instant.parse("2026-11-25T" + t + "Z"));
    }
}
