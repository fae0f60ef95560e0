package io.bridgekeeper.idempotency;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/** Throws answers away that are kept no longer. */
@ApplicationScoped
class IdempotencyTimer {

    private final DueWorkTimer timer;

    IdempotencyTimer(
            Mutiny.SessionFactory sessions,
            KeptAnswerRepository answers,
            IdempotencyConfig config,
            Clock clock,
            Vertx vertx) {
        this.timer = new DueWorkTimer(
                "kept answers",
                vertx,
                config.poll(),
                () -> sessions.withTransaction((session, tx) -> answers.forget(session, clock.instant())));
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
