package io.bridgekeeper.access.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.evaluation.Answer.Reason;
import io.bridgekeeper.access.evaluation.EvaluationDecider.Semantic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationDeciderTest {

    private static final Instant T = Instant.parse("2026-11-23T02:30:00Z");

    @ParameterizedTest
    @CsvSource({
        // subject, resource, account, ends in seconds, reason
        "user, system, enabled, 60, GRANTED",
        "user, system, , 60, GRANTED",
        "user, system, enabled, 1, GRANTED",
        "user, system, enabled, 0, NO_GRANT",
        "user, system, enabled, -1, NO_GRANT",
        "user, system, enabled, , NO_GRANT",
        "user, system, disabled, 60, ACCOUNT_DISABLED",
        "user, system, gone, 60, ACCOUNT_GONE",
        "group, system, enabled, 60, UNKNOWN_SUBJECT_TYPE",
        "USER, system, enabled, 60, UNKNOWN_SUBJECT_TYPE",
        "user, host, enabled, 60, UNKNOWN_RESOURCE_TYPE"
    })
    void allowsOnlyWhatIsKnownToBeHeld(String subject, String resource, String account, Integer ends, Reason reason) {
        Known.Holding holding = ends == null
                ? null
                : new Known.Holding(
                        new UUID(1, 1), new UUID(1, 2), "checkout-prod", T.minusSeconds(60), T.plusSeconds(ends));
        Answer answer = EvaluationDecider.decide(
                new Question(subject, "alice", "respond", resource, "checkout"), new Known(account, T, holding), T);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.yes()).isEqualTo(reason == Reason.GRANTED);
        assertThat(answer.holding()).isEqualTo(answer.yes() ? holding : null);
        assertThat(answer.asOf()).isEqualTo(T);
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTE_ALL, yny, yny",
        "DENY_ON_FIRST_DENY, yny, yn",
        "DENY_ON_FIRST_DENY, yyy, yyy",
        "PERMIT_ON_FIRST_PERMIT, nny, nny",
        "PERMIT_ON_FIRST_PERMIT, nyn, ny",
        "PERMIT_ON_FIRST_PERMIT, yny, y"
    })
    void answersAsFarAsNeeded(Semantic semantic, String all, String given) {
        assertThat(words(EvaluationDecider.asFarAsNeeded(answers(all), semantic)))
                .isEqualTo(given);
    }

    @Test
    void saysNoToEverythingWithoutAReasonToSayYes() {
        assertThat(Stream.of(Reason.values()).filter(reason -> new Answer(reason, T, null, null).yes()))
                .containsExactly(Reason.GRANTED);
    }

    private static List<Answer> answers(String words) {
        return words.chars()
                .mapToObj(c -> new Answer(c == 'y' ? Reason.GRANTED : Reason.NO_GRANT, T, null, null))
                .toList();
    }

    private static String words(List<Answer> answers) {
        StringBuilder words = new StringBuilder();
        answers.forEach(answer -> words.append(answer.yes() ? 'y' : 'n'));
        return words.toString();
    }
}
