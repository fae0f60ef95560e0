package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {

    @ParameterizedTest(name = "{0} of version {1}: {2}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"7\",          7, true",
                "\"7\",          8, false",
                "\"7\",          ,  false",
                "'\"6\", \"7\"', 7, true",
                "*,              7, true",
                "*,              ,  false",
                // A weak tag, and one that never was ours, match nothing.
                "W/\"7\",        7, false",
                "\"seven\",      7, false",
                "'W/\"7\",\"7\"', 7, true",
                "\"9999999999999999999\", 7, false",
            })
    void isMetByTheVersionsThatItNames(String ifMatch, Long newest, boolean isMet) {
        assertThat(Expectation.ofIfMatch(ifMatch).orElseThrow().isMetBy(Optional.ofNullable(newest)))
                .isEqualTo(isMet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "\"7", "\"7\" \"8\"", "\"7\",", "w/\"7\"", "**", "\"7\", *"})
    void isNoneWhereTheHeaderNamesNoTag(String ifMatch) {
        assertThat(Expectation.ofIfMatch(ifMatch)).isEmpty();
    }

    @Test
    void ofAFirstCatalogIsMetWhereThereIsNone() {
        assertThat(new Expectation.None().isMetBy(Optional.empty())).isTrue();
        assertThat(new Expectation.None().isMetBy(Optional.of(1L))).isFalse();
    }
}
