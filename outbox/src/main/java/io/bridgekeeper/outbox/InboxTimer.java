package io.bridgekeeper.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets ids of events that no topic can deliver any more. */
@ApplicationScoped
class InboxTimer {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final OutboxConfig config;
    private final DueWorkTimer timer;

    InboxTimer(Mutiny.SessionFactory sessions, Clock clock, OutboxConfig config, Vertx vertx) {
        this.sessions = sessions;
        this.clock = clock;
        this.config = config;
        this.timer = new DueWorkTimer("inbox clean-up", vertx, EVERY, this::forget);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(Duration.ofSeconds(5));
    }

    private Uni<Integer> forget() {
        return sessions.withTransaction((session, transaction) -> session.createNativeQuery(
                        "delete from inbox where event_id in"
                                + " (select event_id from inbox where seen_at < :before limit " + BATCH + ")")
                .setParameter("before", clock.instant().minus(config.inbox().keep()))
                .executeUpdate());
    }
}
