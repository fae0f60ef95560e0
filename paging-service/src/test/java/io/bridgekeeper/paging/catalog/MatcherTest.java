package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatcherTest {

    static Stream<Arguments> cases() {
        Map<String, String> prod = Map.of("env", "prod");
        Map<String, String> none = Map.of();
        return Stream.of(
                Arguments.of(new Matcher.Equal("env", "prod"), prod, true),
                Arguments.of(new Matcher.Equal("env", "dev"), prod, false),
                Arguments.of(new Matcher.Equal("env", "prod"), none, false),
                Arguments.of(new Matcher.NotEqual("env", "dev"), prod, true),
                Arguments.of(new Matcher.NotEqual("env", "prod"), prod, false),
                Arguments.of(new Matcher.NotEqual("env", "prod"), none, true),
                Arguments.of(new Matcher.In("env", List.of("dev", "prod")), prod, true),
                Arguments.of(new Matcher.In("env", List.of("dev")), prod, false),
                Arguments.of(new Matcher.In("env", List.of("dev")), none, false),
                Arguments.of(new Matcher.Prefix("env", "pr"), prod, true),
                Arguments.of(new Matcher.Prefix("env", "od"), prod, false),
                Arguments.of(new Matcher.Prefix("env", "pr"), none, false),
                Arguments.of(regex("pr(od|e)"), prod, true),
                Arguments.of(regex("pro"), prod, false),
                Arguments.of(regex("rod"), prod, false),
                Arguments.of(regex(".*"), none, false),
                Arguments.of(regex("x*"), Map.of("env", "x".repeat(512)), true),
                Arguments.of(regex("x*"), Map.of("env", "x".repeat(513)), false));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("cases")
    void looksAtOneLabel(Matcher matcher, Map<String, String> labels, boolean holds) {
        assertThat(matcher.holds(labels)).isEqualTo(holds);
    }

    private static Matcher regex(String pattern) {
        return new Matcher.Regex("env", RegexBound.compile(pattern));
    }
}
