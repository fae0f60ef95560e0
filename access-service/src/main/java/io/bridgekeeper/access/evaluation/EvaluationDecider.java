package io.bridgekeeper.access.evaluation;

import io.bridgekeeper.access.evaluation.Answer.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides questions. Fail closed: whatever is not known to be allowed is a no. */
final class EvaluationDecider {

    private EvaluationDecider() {}

    /** Which of several questions have to be answered. */
    enum Semantic {
        EXECUTE_ALL,
        DENY_ON_FIRST_DENY,
        PERMIT_ON_FIRST_PERMIT
    }

    /** @param now when the tables were read, or a little before; a grant does not allow anything at its end any more */
    static Answer decide(Question question, Known known, Instant now) {
        Reason reason = reason(question, known, now);
        return new Answer(reason, now, known.accountAsOf(), reason == Reason.GRANTED ? known.holding() : null);
    }

    private static Reason reason(Question question, Known known, Instant now) {
        if (!question.subjectType().equals(Question.USER)) {
            return Reason.UNKNOWN_SUBJECT_TYPE;
        }
        if (!question.resourceType().equals(Question.SYSTEM)) {
            return Reason.UNKNOWN_RESOURCE_TYPE;
        }
        if ("disabled".equals(known.account())) {
            return Reason.ACCOUNT_DISABLED;
        }
        if ("gone".equals(known.account())) {
            return Reason.ACCOUNT_GONE;
        }
        boolean holds = known.holding() != null && now.isBefore(known.holding().endsAt());
        return holds ? Reason.GRANTED : Reason.NO_GRANT;
    }

    /** The answers up to the one that makes the rest unnecessary, that one included. */
    static List<Answer> asFarAsNeeded(List<Answer> answers, Semantic semantic) {
        List<Answer> given = new ArrayList<>();
        for (Answer answer : answers) {
            given.add(answer);
            boolean enough = switch (semantic) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !answer.yes();
                case PERMIT_ON_FIRST_PERMIT -> answer.yes();
            };
            if (enough) {
                break;
            }
        }
        return List.copyOf(given);
    }
}
