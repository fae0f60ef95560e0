package io.bridgekeeper.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"\"a-1\",a-1", "a-1,a-1", "\"a,\"a", "a\",a\"", "\"\",\"\""})
    void aKeyIsTheSameWithAndWithoutItsQuotes(String header, String key) {
        assertThat(Asked.bare(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there", "ключ", "del\u007f"})
    void aKeyIsOfPrintableCharactersWithoutSpaces(String key) {
        assertThat(Asked.isKey(key)).isFalse();
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(Asked.isKey("k".repeat(255))).isTrue();
        assertThat(Asked.isKey("k".repeat(256))).isFalse();
    }

    @Test
    void theSameBodyIsToldFromAnother() {
        assertThat(asked("{}")).isEqualTo(asked("{}")).isNotEqualTo(asked("{ }"));
        assertThat(asked("{\"pin\":\"1234\"}").toString()).doesNotContain("1234");
    }

    private static Asked asked(String body) {
        return Asked.of("alice", "/api/paging/pages/1/accept", "k", body.getBytes(StandardCharsets.UTF_8));
    }
}
