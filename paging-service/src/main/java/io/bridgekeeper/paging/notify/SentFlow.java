package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Notes which notices have gone out: while one note is written, what goes out meanwhile waits for the next, all of it
 * together. What is lost before it is noted, goes out again when its lease ends.
 */
@ApplicationScoped
class SentFlow {

    private static final int MOST_AT_ONCE = 500;
    private static final int TRIES = 3;

    private final Mutiny.SessionFactory sessions;
    private final NoticeRepository notices;
    private final ContactFlow contacts;
    private final Clock clock;
    private final DueWorkTimer timer;
    private final Queue<Sent> waiting = new ConcurrentLinkedQueue<>();

    private record Sent(Notice notice, UniEmitter<? super Void> noted) {}

    SentFlow(
            Mutiny.SessionFactory sessions,
            NoticeRepository notices,
            ContactFlow contacts,
            NotifyConfig config,
            Clock clock,
            Vertx vertx) {
        this.sessions = sessions;
        this.notices = notices;
        this.contacts = contacts;
        this.clock = clock;
        this.timer = new DueWorkTimer("sent notices", vertx, config.poll(), this::write);
    }

    /** @return completes when it is noted */
    Uni<Void> note(Notice notice) {
        return Uni.createFrom().emitter(noted -> {
            waiting.add(new Sent(notice, noted));
            timer.wake();
        });
    }

    private Uni<Integer> write() {
        List<Sent> taken = new ArrayList<>();
        while (taken.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        if (taken.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Instant now = clock.instant();
        List<Notice> sent = taken.stream().map(Sent::notice).toList();
        return sessions.withTransaction((session, tx) ->
                        notices.sent(session, sent, now).chain(() -> contacts.contactsReached(session, sent)))
                .onFailure()
                .retry()
                .atMost(TRIES - 1)
                .onFailure()
                .invoke(failure -> taken.forEach(one -> one.noted().fail(failure)))
                .invoke(() -> taken.forEach(one -> one.noted().complete(null)))
                .replaceWith(taken.size());
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
