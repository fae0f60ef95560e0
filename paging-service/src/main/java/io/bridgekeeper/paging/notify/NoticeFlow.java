package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Claims due notices, sends them side by side, and notes what became of each. */
@ApplicationScoped
class NoticeFlow {

    private static final Logger LOG = Logger.getLogger(NoticeFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final NoticeRepository notices;
    private final IncidentRepository incidents;
    private final ContactFlow contacts;
    private final SentFlow sent;
    private final CatalogFlow catalog;
    private final AnswerLinkMapper links;
    private final NotifyConfig config;
    private final RetryPlan plan;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Vertx vertx;

    NoticeFlow(
            Mutiny.SessionFactory sessions,
            NoticeRepository notices,
            IncidentRepository incidents,
            ContactFlow contacts,
            SentFlow sent,
            CatalogFlow catalog,
            AnswerLinkMapper links,
            NotifyConfig config,
            Clock clock,
            MeterRegistry metrics,
            Vertx vertx) {
        this.sessions = sessions;
        this.notices = notices;
        this.incidents = incidents;
        this.contacts = contacts;
        this.sent = sent;
        this.catalog = catalog;
        this.links = links;
        this.config = config;
        this.plan = new RetryPlan(config.tries(), config.firstPause(), config.longestWait());
        this.clock = clock;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /**
     * Begins to send what is due, as far as there is room, and does not wait for the answers.
     *
     * @param inFlight  of this channel; counted down as notices end
     * @param roomAgain called when the channel was full and is not any more
     * @param moreDue   called when one that was given up has left further notices behind, of whichever channel
     * @return how many were begun, 0 where there was room for more: then nothing else is due
     */
    Uni<Integer> sendDue(Notifier notifier, AtomicInteger inFlight, Runnable roomAgain, Runnable moreDue) {
        int room = notifier.atOnce() - inFlight.get();
        if (room <= 0) {
            return Uni.createFrom().item(0);
        }
        Instant now = clock.instant();
        return notices.claim(notifier.channel(), room, now, now.plus(config.lease()))
                .map(rows -> {
                    List<Notice> claimed = rows.stream()
                            .map(row -> NoticeMapper.notice(row, catalog.current(), links))
                            .toList();
                    inFlight.addAndGet(claimed.size());
                    claimed.forEach(notice -> begin(notifier, notice, moreDue, () -> {
                        if (inFlight.getAndDecrement() == notifier.atOnce()) {
                            roomAgain.run();
                        }
                    }));
                    return claimed.size() == room ? room : 0;
                });
    }

    /** A session belongs to one Vert.x context, so notices that are sent side by side each get their own. */
    private void begin(Notifier notifier, Notice notice, Runnable moreDue, Runnable ended) {
        Context own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> notifier.send(notice))
                // A channel answers on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()))
                .chain(delivery -> note(notice, delivery, notifier.receiptWithin(), moreDue))
                .onTermination()
                .invoke(ended)
                .subscribe()
                .with(
                        done -> {},
                        // The lease runs out and the notice is tried again.
                        failure -> LOG.warnf("Notice %s: %s", notice.id(), failure)));
    }

    private Uni<Void> note(Notice notice, Delivery delivery, Optional<Duration> hearWithin, Runnable moreDue) {
        Instant now = clock.instant();
        return switch (plan.after(delivery, notice.attempts(), now)) {
            case RetryPlan.Next.Done() -> {
                count("paging_notice_sent", notice);
                yield sent.note(notice, hearWithin.map(now::plus));
            }
            case RetryPlan.Next.TryAgain(Instant at, String reason) -> {
                count("paging_notice_failed", notice);
                LOG.infof("Notice %s over %s is tried again: %s", notice.id(), notice.channel(), reason);
                yield sessions.withSession(session ->
                                notices.failed(session, notice.id(), notice.attempts(), Optional.of(at), reason))
                        .replaceWithVoid();
            }
            case RetryPlan.Next.GiveUp(String reason) -> {
                count("paging_notice_given_up", notice);
                LOG.warnf("Notice %s over %s is given up: %s", notice.id(), notice.channel(), reason);
                yield giveUp(notice, reason).invoke(moreDue);
            }
        };
    }

    private Uni<Void> giveUp(Notice notice, String reason) {
        return sessions.withTransaction((session, tx) -> incidents
                .lock(session, notice.incidentId())
                .chain(() -> notices.failed(session, notice.id(), notice.attempts(), Optional.empty(), reason))
                .chain(counted -> counted
                        ? contacts.contactFailed(session, NoticeContact.of(notice), reason)
                        : Uni.createFrom().voidItem()));
    }

    private void count(String metric, Notice notice) {
        metrics.counter(metric, "channel", notice.channel()).increment();
    }
}
