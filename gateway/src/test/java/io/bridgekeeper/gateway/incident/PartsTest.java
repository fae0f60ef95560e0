package io.bridgekeeper.gateway.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartsTest {

    private static final Part SHOWN = new Part.Shown("{}");
    private static final Part NONE = new Part.Nothing();
    private static final Part AWAY = new Part.Missing(Part.Why.AWAY);
    private static final Part SLOW = new Part.Missing(Part.Why.SLOW);
    private static final Part FORBIDDEN = new Part.Missing(Part.Why.NOT_ALLOWED);

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(new Parts(SHOWN, SHOWN, SHOWN, SHOWN), Parts.Verdict.Show.class),
                Arguments.of(new Parts(SHOWN, AWAY, SLOW, FORBIDDEN), Parts.Verdict.Show.class),
                Arguments.of(new Parts(NONE, SHOWN, SHOWN, SHOWN), Parts.Verdict.Unknown.class),
                Arguments.of(new Parts(NONE, AWAY, AWAY, AWAY), Parts.Verdict.Unknown.class),
                Arguments.of(new Parts(FORBIDDEN, SHOWN, SHOWN, SHOWN), Parts.Verdict.Refuse.class),
                Arguments.of(new Parts(AWAY, SHOWN, AWAY, AWAY), Parts.Verdict.Show.class),
                Arguments.of(new Parts(SLOW, NONE, NONE, NONE), Parts.Verdict.Show.class),
                Arguments.of(new Parts(AWAY, SLOW, AWAY, FORBIDDEN), Parts.Verdict.Away.class));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void theIncidentDecidesAndTheRestIsShownAsFarAsItIsThere(Parts parts, Class<?> verdict) {
        assertThat(parts.verdict()).isInstanceOf(verdict);
    }

    @Test
    void saysWhyEachMissingPartIsMissing() {
        assertThat(new Parts(AWAY, SLOW, FORBIDDEN, NONE).missing())
                .containsExactly(
                        Map.entry("incident", "away"), Map.entry("bridge", "slow"), Map.entry("access", "not-allowed"));
        assertThat(new Parts(SHOWN, NONE, SHOWN, SHOWN).missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, Shown",
        "204, Shown",
        "404, Nothing",
        "401, Missing[why=NOT_ALLOWED]",
        "403, Missing[why=NOT_ALLOWED]",
        "302, Missing[why=AWAY]",
        "400, Missing[why=AWAY]",
        "429, Missing[why=AWAY]",
        "500, Missing[why=AWAY]",
        "503, Missing[why=AWAY]"
    })
    void readsTheStatusOfAnAnswer(int status, String part) {
        assertThat(Part.of(status, "{}").toString()).startsWith(part);
    }

    @Test
    void anEmptyAnswerIsNothing() {
        assertThat(Part.of(200, null)).isEqualTo(NONE);
        assertThat(Part.of(200, " ")).isEqualTo(NONE);
    }
}
