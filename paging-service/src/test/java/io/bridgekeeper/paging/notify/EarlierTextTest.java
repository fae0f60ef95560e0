package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.change.Change.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierTextTest {

    private static final Instant SINCE = Instant.parse("2026-11-27T02:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static Optional<String> change(String summary, String who, Duration before) {
        return EarlierText.change(Kind.DEPLOY, summary, who, SINCE.minus(before), SINCE, DAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada | PT12M | deploy: checkout 2.4.1, by ada, 12 minutes before",
                "    | PT1H  | deploy: checkout 2.4.1, 1 hour before",
                "    | PT20S | deploy: checkout 2.4.1, in the minute in which it began",
                "ada | PT24H | deploy: checkout 2.4.1, by ada, 24 hours before",
                "ada | PT24H0.001S | ",
            })
    void tellsWhatWhoAndWhenOfAChangeThatIsNear(String who, Duration before, String line) {
        assertThat(change("checkout 2.4.1", who, before)).isEqualTo(Optional.ofNullable(line));
    }

    @Test
    void keepsAChangeToOneLineThatLeavesRoomForTheRest() {
        String line = change("a\nb " + "x".repeat(300), "ada\r\nBcc: all", Duration.ofMinutes(3))
                .orElseThrow();
        assertThat(line).startsWith("deploy: a b xxx").endsWith("x…, by ada Bcc: all, 3 minutes before");
        assertThat(line).hasSizeLessThan(260).doesNotContain("\n");
    }

    @Test
    void tellsWhatEndedTheLastOccurrenceAndWhen() {
        assertThat(EarlierText.end("rollback", SINCE.minus(Duration.ofDays(3)), SINCE))
                .isEqualTo("rollback, 3 days before");
    }
}
