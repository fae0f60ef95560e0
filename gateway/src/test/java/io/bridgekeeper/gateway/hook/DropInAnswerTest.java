package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender of another API does next hangs on the status. */
class DropInAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "OVERLOADED,              429, throttle exceeded",
        "INTEGRATION_THROTTLED,   429, throttle exceeded",
        "UNKNOWN_INTEGRATION_KEY, 400, invalid event",
        "NOT_READY,               503, error",
        "NOT_KEPT,                503, error",
        "CHANGE_NOT_KEPT,         503, error"
    })
    void tellsASenderOfPagerDutyWhetherToComeAgain(ProblemType type, int status, String words) {
        assertThat(PagerDutyAnswer.status(Problem.of(type))).isEqualTo(status);
        assertThat(PagerDutyAnswer.refused(Problem.of(type))).containsEntry("status", words);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGRATION_THROTTLED,   429, You are making too many requests!",
        "OVERLOADED,              429, You are making too many requests!",
        "UNKNOWN_INTEGRATION_KEY, 401, Could not authenticate",
        "NOT_READY,               503, The gateway does not know the integration keys yet; send again",
        "NOT_KEPT,                503, The signals could not be kept; send them again"
    })
    void tellsASenderOfOpsgenieWhetherToComeAgain(ProblemType type, int status, String words) {
        assertThat(OpsgenieAnswer.status(Problem.of(type))).isEqualTo(status);
        assertThat(OpsgenieAnswer.refused(Problem.of(type), Duration.ofMillis(3), new UUID(0, 1)))
                .containsEntry("message", words)
                .containsEntry("took", 0.003);
    }
}
