package io.bridgekeeper.paging.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.AnswerLink;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormTest {

    private static final List<Answer> BOTH = Answer.of(AnswerLink.Use.ANSWER);

    @ParameterizedTest
    @CsvSource({
        "answer=accept, ACCEPT,",
        "answer=accept&reason=, ACCEPT,",
        "answer=decline&reason=++, DECLINE,",
        "answer=decline&reason=on+a+train%2C+b%C3%BCro, DECLINE, 'on a train, büro'",
        "reason=a%26answer%3Daccept&answer=decline, DECLINE, a&answer=accept",
        "answer=accept&grant=root&how=fix, ACCEPT,"
    })
    void readsWhatTheButtonsSend(String body, Answer answer, String reason) {
        assertThat(AnswerForm.read(body, BOTH))
                .isEqualTo(new AnswerForm.Reading.Understood(new AnswerForm(answer, Optional.ofNullable(reason))));
    }

    @ParameterizedTest
    @CsvSource({
        "'', answer",
        "answer=ACCEPT, answer",
        "answer=resolve, answer",
        "accept, answer",
        "answer=decline&reason=%00a, reason",
        "answer=%zz, body"
    })
    void refusesEverythingElse(String body, String path) {
        assertThat(AnswerForm.read(body, BOTH))
                .isInstanceOfSatisfying(
                        AnswerForm.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(RequestFault::path)
                                .containsExactly(path));
    }

    @Test
    void readsOnlyWhatTheLinkCanDo() {
        List<Answer> question = Answer.of(AnswerLink.Use.STILL_ON_IT);
        assertThat(AnswerForm.read("answer=still-on-it", question))
                .isEqualTo(new AnswerForm.Reading.Understood(new AnswerForm(Answer.STILL_ON_IT, Optional.empty())));
        assertThat(AnswerForm.read("answer=accept", question)).isInstanceOf(AnswerForm.Reading.Faulty.class);
        assertThat(AnswerForm.read("answer=still-on-it", BOTH)).isInstanceOf(AnswerForm.Reading.Faulty.class);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(AnswerForm.read("answer=x&reason=" + "r".repeat(501), BOTH))
                .isInstanceOfSatisfying(
                        AnswerForm.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(RequestFault::path)
                                .containsExactly("answer", "reason"));
        assertThat(AnswerForm.read("answer=decline&reason=" + "r".repeat(500), BOTH))
                .isInstanceOf(AnswerForm.Reading.Understood.class);
    }

    @Property
    void readsWhateverIsSent(@ForAll String body) {
        assertThat(AnswerForm.read(body, BOTH)).isNotNull();
    }
}
