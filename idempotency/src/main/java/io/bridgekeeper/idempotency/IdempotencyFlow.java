package io.bridgekeeper.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Claims keys and keeps answers, each in a transaction of its own. */
@ApplicationScoped
class IdempotencyFlow {

    private final Mutiny.SessionFactory sessions;
    private final KeptAnswerRepository answers;
    private final IdempotencyConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IdempotencyFlow(
            Mutiny.SessionFactory sessions,
            KeptAnswerRepository answers,
            IdempotencyConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.answers = answers;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Claim> claim(Asked asked) {
        return sessions.withTransaction((session, tx) ->
                answers.claim(session, asked, ids.get(), clock.instant(), config.lease(), config.keep()));
    }

    Uni<Void> end(Claim.Ours ours, Claim.Answered answered) {
        boolean ofSecretPath = config.secretPaths().orElse(List.of()).stream()
                .anyMatch(ours.asked().path()::startsWith);
        return sessions.withTransaction((session, tx) -> switch (Keeping.of(answered, ofSecretPath)) {
            case Keeping.Nothing() -> answers.letGo(session, ours);
            case Keeping.ThatItWas() -> answers.keepOnce(session, ours);
            case Keeping.TheAnswer(Claim.Answered kept) -> answers.keep(session, ours, kept);
        });
    }
}
