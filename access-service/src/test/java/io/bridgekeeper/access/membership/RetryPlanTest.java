package io.bridgekeeper.access.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.membership.Answer.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    @ParameterizedTest
    @CsvSource({
        "AWAY, 1, PT0.25S",
        "AWAY, 2, PT0.5S",
        "AWAY, 5, PT4S",
        "AWAY, 6, PT5S",
        "AWAY, 2147483647, PT5S",
        "REFUSED, 1, PT0.25S",
        "REFUSED, 8, PT32S",
        "REFUSED, 9, PT1M",
        "REFUSED, 2147483647, PT1M",
    })
    void doublesUpToTheLongestPause(Fault fault, int tries, Duration pause) {
        assertThat(RetryPlan.pause(fault, tries)).isEqualTo(pause);
    }
}
