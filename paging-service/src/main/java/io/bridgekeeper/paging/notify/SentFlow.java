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
import java.util.Optional;
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

    /** @param hearBy until when something must be heard of it; empty where nothing is over its channel */
    private record Sent(Notice notice, Optional<Instant> hearBy, UniEmitter<? super Void> noted) {}

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

    /**
     * @param hearBy until when something must be heard of it; empty where nothing is over its channel, so that being sent
     *     is all that shows that the contact works
     * @return completes when it is noted
     */
    Uni<Void> note(Notice notice, Optional<Instant> hearBy) {
        return Uni.createFrom().emitter(noted -> {
            waiting.add(new Sent(notice, hearBy, noted));
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
        List<SentNotice> sent = taken.stream()
                .map(one -> new SentNotice(one.notice().id(), one.notice().attempts(), one.hearBy()))
                .toList();
        List<NoticeContact> reached = taken.stream()
                .filter(one -> one.hearBy().isEmpty())
                .map(one -> NoticeContact.of(one.notice()))
                .toList();
        return sessions.withTransaction((session, tx) -> notices.sent(session, sent, now)
                        .chain(() -> reached.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : contacts.contactsReached(session, reached)))
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
