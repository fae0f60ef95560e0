package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionPathTest {

    @Test
    void keepsWhoIsAskedUntilWhichSecond() {
        UUID page = UUID.fromString("018f0000-0000-7000-8000-0000000000bb");
        QuestionPath asked = new QuestionPath(page, Instant.parse("2026-11-27T03:10:00.7Z"));
        assertThat(asked.text()).isEqualTo("/answer/still-on-it/" + page + "/1795749000");
        assertThat(QuestionPath.read(asked.text()))
                .contains(new QuestionPath(page, Instant.parse("2026-11-27T03:10:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/paging/swaps/1", "/answer/bka_AA", "/answer/still-on-it/", "/answer/still-on-it/x/1"})
    void readsEveryOtherPathAsNone(String path) {
        assertThat(QuestionPath.read(path)).isEmpty();
    }
}
