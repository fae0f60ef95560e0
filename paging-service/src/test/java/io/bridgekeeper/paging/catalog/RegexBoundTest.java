package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexBoundTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "checkout-.*", "[0-9]{1,3}(\\.[0-9]{1,3}){3}", "(a*)*b", "(?i)prod|staging", "a{990}"})
    void takesWhatPeopleWrite(String pattern) {
        assertThat(RegexBound.compile(pattern).pattern()).isEqualTo(pattern);
    }

    /** The first two would need gigabytes to be compiled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((a{0,999}){2,}){99999999999999999999}",
                "(a{100}){11}",
                "(abcdefghij){100}",
                "(?=a)b",
                "(a)\\1",
                "("
            })
    void refusesWhatIsTooLargeOrTakesMoreThanLinearTime(String pattern) {
        assertThatThrownBy(() -> RegexBound.compile(pattern)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 10_000})
    void refusesALongPattern(int length) {
        String pattern = "a".repeat(length);
        assertThatThrownBy(() -> RegexBound.compile(pattern)).isInstanceOf(RuntimeException.class);
    }
}
