package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerTagTest {

    private static final Instant END = Instant.parse("2026-12-24T09:00:00Z");
    private static final Consent YES = Answers.agreed("bob", Scope.ofSystem("search"), END);
    private static final Decline NO = new Decline("bob", Scope.ofSystem("search"), "no time", END);

    @Test
    void differsWithEverythingThatAPersonAnswers() {
        assertThat(Stream.of(
                                List.<Answer>of(),
                                List.<Answer>of(YES),
                                List.<Answer>of(NO),
                                List.<Answer>of(YES, NO),
                                List.<Answer>of(new Decline("bob", NO.scope(), "no wish", END)),
                                List.<Answer>of(new Decline("bob", NO.scope(), "no time", END.plusSeconds(1))),
                                List.<Answer>of(Answers.agreed("bob", new Scope.Fallback(), END)),
                                List.<Answer>of(Answers.agreed("bob", YES.scope(), END.plus(1, ChronoUnit.MICROS))),
                                List.<Answer>of(Answers.within(YES, "Europe/Berlin", "08:00", "18:00")),
                                List.<Answer>of(Answers.within(YES, "Asia/Tokyo", "08:00", "18:00")),
                                List.<Answer>of(Answers.within(YES, "Asia/Tokyo", "08:00", "18:30")),
                                List.<Answer>of(Answers.over(YES, "email")),
                                List.<Answer>of(YES.withdrawn(END.minusSeconds(60))),
                                List.<Answer>of(again(YES.range().from().plusSeconds(1), Optional.empty())))
                        .map(AnswerTag::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void staysWhereTheyAreAskedToRenewAnAgreementAndInWhicheverOrderItIsRead() {
        assertThat(AnswerTag.of(List.of(again(YES.acceptedAt(), Optional.of(END.minusSeconds(60))))))
                .isEqualTo(AnswerTag.of(List.of(YES)));
        assertThat(AnswerTag.of(List.of(YES, NO))).isEqualTo(AnswerTag.of(List.of(NO, YES)));
        assertThat(AnswerTag.of(List.of(Answers.over(YES, "webhook", "email"))))
                .isEqualTo(AnswerTag.of(List.of(Answers.over(YES, "email", "webhook"))));
    }

    private static Consent again(Instant acceptedAt, Optional<Instant> askedAt) {
        return new Consent(
                YES.id(),
                YES.personId(),
                YES.scope(),
                YES.hours(),
                Set.of(),
                new Range(YES.range().from(), YES.range().until()),
                acceptedAt,
                askedAt,
                false);
    }
}
