package io.bridgekeeper.gateway.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final String[] USUAL = {
        "2026-11-23T02:11:05Z",
        "2026-11-23T02:11:05.1Z",
        "2026-11-23T02:11:05.123456789Z",
        "2026-11-23T02:11:05+01:00",
        "2026-11-23T02:11:05.123-18:00",
        "2028-02-29T23:59:59.999999+05:30"
    };

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T02:11:05Z,                2026-11-23T02:11:05Z",
        "2026-11-23T02:11:05.1234567Z,        2026-11-23T02:11:05.123456Z",
        "2026-11-23T02:11:05.5+01:00,         2026-11-23T01:11:05.5Z",
        "2026-11-23T02:11:05-0130,            2026-11-23T03:41:05Z",
        "2026-11-23T02:11Z,                   2026-11-23T02:11:00Z",
        "1795486265,                          2026-11-24T02:11:05Z",
        "1795486265123,                       2026-11-24T02:11:05.123Z",
        "2027-02-29T00:00:00Z,                ",
        "2026-11-23T24:00:00Z,                ",
        "2026-11-23T02:11:05Z01:00,           ",
        "2026-11-23T02:11:05+19:00,           ",
        "2026-11-23T02:11:05+01:60,           ",
        "1969-12-31T23:59:59Z,                ",
        "2026-11-23,                          ",
    })
    void readsWhatToolsSend(String sent, Instant moment) {
        assertThat(Moment.of(sent)).isEqualTo(Optional.ofNullable(moment));
    }

    /** The usual forms are read without the formatter: it must make no difference, whatever a character is changed to. */
    @Test
    void readsTheUsualFormsAsTheFormatterDoes() {
        Random chance = new Random(20261128);
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder(USUAL[chance.nextInt(USUAL.length)]);
            for (int i = chance.nextInt(3); i > 0; i--) {
                int at = chance.nextInt(text.length());
                text.setCharAt(at, "0123456789TZ-:.+ ".charAt(chance.nextInt(17)));
            }
            String sent = text.toString();
            if (!sent.equals(sent.strip()) || sent.matches(".*T.{1,30}[+-]\\d{4}.*")) {
                continue;
            }
            assertThat(Moment.of(sent)).as(sent).isEqualTo(formatted(sent));
        }
    }

    private static Optional<Instant> formatted(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return moment.isBefore(Instant.EPOCH)
                    ? Optional.empty()
                    : Optional.of(moment.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
