package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {

    private static final UUID METHOD = new UUID(0, 1);
    private static final Instant EXPIRES = Instant.parse("2026-11-23T09:15:00Z");
    private static final VerificationCode CODE = new VerificationCode("ABCD2345");

    @ParameterizedTest(name = "{0} after {1} wrong ones, {2} s before the end: {3}")
    @CsvSource({
        "ABCD2345,   0,  1, RIGHT",
        "abcd-2345,  0,  1, RIGHT",
        "' ab cd 23 45 ', 4, 1, RIGHT",
        "ABCD2346,   0,  1, WRONG",
        "ABCD234,    0,  1, WRONG",
        "ABCD2345,   0,  0, EXPIRED",
        "ABCD2346,   0, -1, EXPIRED",
        "ABCD2345,   5,  1, TOO_MANY_TRIES",
        "ABCD2345,   5, -1, TOO_MANY_TRIES",
    })
    void weighsAnAnswer(String typed, int tries, int secondsLeft, SentCode.Answer answer) {
        SentCode sent = new SentCode(CODE.hash(METHOD), EXPIRES, tries);
        assertThat(sent.answer(METHOD, VerificationCode.typed(typed), EXPIRES.minusSeconds(secondsLeft)))
                .isEqualTo(answer);
    }

    @Test
    void isGoodForOneMethodAlone() {
        SentCode sent = new SentCode(CODE.hash(METHOD), EXPIRES, 0);
        assertThat(sent.answer(new UUID(0, 2), CODE, EXPIRES.minusSeconds(1))).isEqualTo(SentCode.Answer.WRONG);
    }

    @Test
    void hasEightCharactersThatCannotBeMistaken() {
        byte[] random = {0, 31, 32, -1, 127, -128, 64, 7};
        assertThat(VerificationCode.of(random).text())
                .hasSize(VerificationCode.LENGTH)
                .isEqualTo("A9A99AAH")
                .doesNotContain("0", "1", "I", "O");
    }

    @Test
    void neverShowsInALog() {
        assertThat(CODE.toString()).doesNotContain("ABCD");
    }
}
