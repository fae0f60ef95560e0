package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.tag.EntityTag;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stands for all that a person has answered, so that whoever adds to that or changes it can say what they saw.
 *
 * <p>What becomes of the answers by themselves is not in it: that time goes by, and that they are asked to renew one.
 */
final class AnswerTag {

    private AnswerTag() {}

    /** @param answers of one person */
    static EntityTag of(Collection<Answer> answers) {
        return EntityTag.of(answers.stream().map(AnswerTag::line));
    }

    private static String line(Answer answer) {
        return switch (answer) {
            case Consent consent ->
                String.join(
                        "\n",
                        consent.id().toString(),
                        consent.scope().text(),
                        consent.hours().zone().getId(),
                        hours(consent),
                        String.join(" ", new TreeSet<>(consent.channels())),
                        consent.range().from().toString(),
                        consent.range().until().toString(),
                        consent.acceptedAt().toString(),
                        String.valueOf(consent.withdrawn()));
            case Decline no ->
                String.join("\n", "no", no.scope().text(), no.answeredAt().toString(), no.reason());
        };
    }

    private static String hours(Consent consent) {
        return consent.hours().windows().stream()
                .map(window ->
                        window.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(",")) + " "
                                + window.from() + " " + window.to())
                .collect(Collectors.joining(";"));
    }
}
