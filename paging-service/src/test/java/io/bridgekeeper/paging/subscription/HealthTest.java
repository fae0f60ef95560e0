package io.bridgekeeper.paging.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest(name = "failing for {0}, {1} given up before: {2}")
    @CsvSource({
        ",        0, goes on",
        "PT1H,    0, goes on",
        "PT46H,   0, goes on",
        "PT46H,   1, goes on",
        "PT46H,   2, ends",
        "PT47H,   0, ends",
        "P30D,    0, ends",
        ",        2, ends",
    })
    void endsWhatTakesNothingForLongOrSeveralInARowNot(Duration failing, int before, String expected) {
        Health health = new Health(Optional.ofNullable(failing).map(NOW::minus), before);
        String verdict = switch (health.afterGivingUp(NOW)) {
            case Health.Verdict.GoesOn(Health next) -> {
                assertThat(next.givenUpInARow()).isEqualTo(before + 1);
                assertThat(next.failingSince()).isPresent();
                yield "goes on";
            }
            case Health.Verdict.EndsIt(Health next, String why) -> {
                assertThat(why).isNotBlank();
                yield "ends";
            }
        };
        assertThat(verdict).isEqualTo(expected);
    }
}
