package io.bridgekeeper.access.evaluation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what is known and decides; nothing is kept in between, so an answer is never older than its {@code asOf}. */
@ApplicationScoped
class EvaluationFlow {

    private final EvaluationRepository tables;
    private final Clock clock;

    EvaluationFlow(EvaluationRepository tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** @return one a question, in their order */
    Uni<List<Answer>> answer(List<Question> questions) {
        Instant now = clock.instant();
        return tables.known(questions, now)
                .map(known -> IntStream.range(0, questions.size())
                        .mapToObj(i -> EvaluationDecider.decide(questions.get(i), known.get(i), now))
                        .toList());
    }
}
