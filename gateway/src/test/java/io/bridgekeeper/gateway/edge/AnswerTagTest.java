package io.bridgekeeper.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTagTest {

    @Test
    void isWeakAndChangesWithTheBody() {
        assertThat(AnswerTag.of("a")).matches("W/\"[A-Za-z0-9_-]{43}\"").isEqualTo(AnswerTag.of("a"));
        assertThat(AnswerTag.of("a")).isNotEqualTo(AnswerTag.of("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {
                "W/\"7\" \"7\" true",
                "\"7\" W/\"7\" true",
                "\"7\" \"7\" true",
                "'\"6\", W/\"7\"' \"7\" true",
                "* \"7\" true",
                "\"6\" \"7\" false",
                "7 \"7\" false",
                "\"77\" \"7\" false",
                "'' \"7\" false"
            })
    void isKnownToWhoNamesIt(String ifNoneMatch, String tag, boolean known) {
        assertThat(AnswerTag.isKnown(ifNoneMatch, tag)).isEqualTo(known);
    }

    @Test
    void isNotKnownToWhoDoesNotSay() {
        assertThat(AnswerTag.isKnown(null, "\"7\"")).isFalse();
    }
}
