package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.change.ChangeConfig;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Claims due notices, sends them side by side, and notes what became of each. */
@ApplicationScoped
class NoticeFlow {

    private static final Logger LOG = Logger.getLogger(NoticeFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final NoticeRepository notices;
    private final IncidentRepository incidents;
    private final ThrottleRepository throttles;
    private final PutOffFlow putOffs;
    private final ContactFlow contacts;
    private final SentFlow sent;
    private final LateFlow late;
    private final CatalogFlow catalog;
    private final AnswerLinkMapper links;
    private final NotifyConfig config;
    private final Duration changesBefore;
    private final RetryPlan plan;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Vertx vertx;

    NoticeFlow(
            Mutiny.SessionFactory sessions,
            NoticeRepository notices,
            IncidentRepository incidents,
            ThrottleRepository throttles,
            PutOffFlow putOffs,
            ContactFlow contacts,
            SentFlow sent,
            LateFlow late,
            CatalogFlow catalog,
            AnswerLinkMapper links,
            NotifyConfig config,
            ChangeConfig changes,
            Clock clock,
            MeterRegistry metrics,
            Vertx vertx) {
        this.sessions = sessions;
        this.notices = notices;
        this.incidents = incidents;
        this.throttles = throttles;
        this.putOffs = putOffs;
        this.contacts = contacts;
        this.sent = sent;
        this.late = late;
        this.catalog = catalog;
        this.links = links;
        this.config = config;
        this.changesBefore = changes.limits().before();
        this.plan = new RetryPlan(config.tries(), config.firstPause(), config.longestWait());
        this.clock = clock;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /**
     * What is to be done besides, each at any time and harmless where it is needless.
     *
     * @param roomAgain when the channel or a provider was full and is not any more
     * @param moreDue   when further notices may be due, of whichever channel
     * @param leftAlone when a provider of the channel is called no more
     */
    record Wakes(Runnable roomAgain, Runnable moreDue, Runnable leftAlone) {}

    /**
     * Begins to send what is due, as far as there is room, and does not wait for the answers.
     *
     * @param outlet of the notifier's channel
     * @return how many were begun, 0 where there was room for more: then nothing else is due
     */
    Uni<Integer> sendDue(Notifier notifier, Outlet outlet, Wakes wakes) {
        int room = outlet.inFlight().room();
        if (room == 0) {
            return Uni.createFrom().item(0);
        }
        Instant now = clock.instant();
        Claim claim = Claim.of(outlet.channel(), outlet.inFlight(), outlet.breakers(), now, now.plus(config.lease()));
        return (outlet.throttle().isNone() ? notices.claim(claim) : throttles.claim(claim, outlet.throttle()))
                .chain(rows -> late.others(rows).map(others -> {
                    List<Notice> claimed = rows.stream()
                            .map(row -> NoticeMapper.notice(
                                    row,
                                    others.getOrDefault(row.getUUID("id"), List.of()),
                                    catalog.current(),
                                    links,
                                    changesBefore))
                            .toList();
                    countBundled(outlet, rows);
                    claimed.forEach(notice -> {
                        outlet.inFlight().begin(Provider.of(notice.target()));
                        outlet.breakers().begin(Provider.of(notice.target()), now);
                    });
                    claimed.forEach(notice -> begin(notifier, outlet, notice, wakes));
                    return outlet.mayHaveMore(
                                    claim,
                                    claimed.stream()
                                            .map(notice -> Provider.of(notice.target()))
                                            .toList())
                            ? claimed.size()
                            : 0;
                }));
    }

    private void countBundled(Outlet outlet, List<Row> claimed) {
        int along = claimed.stream()
                .filter(row -> row.getInteger("attempts") == 1 && !row.getBoolean("carries"))
                .mapToInt(row -> row.getArrayOfStrings("along").length)
                .sum();
        if (along > 0) {
            metrics.counter("paging_notice_bundled", "channel", outlet.channel())
                    .increment(along);
        }
    }

    /** A session belongs to one Vert.x context, so notices that are sent side by side each get their own. */
    private void begin(Notifier notifier, Outlet outlet, Notice notice, Wakes wakes) {
        Context own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> notifier.send(notice))
                // A channel answers on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()))
                .chain(delivery -> note(notifier, outlet, notice, delivery, wakes))
                .onTermination()
                .invoke(() -> {
                    if (outlet.inFlight().end(Provider.of(notice.target()))) {
                        wakes.roomAgain().run();
                    }
                })
                .subscribe()
                .with(
                        done -> {},
                        // The lease runs out and the notice is tried again.
                        failure -> LOG.warnf("Notice %s: %s", notice.id(), failure)));
    }

    private Uni<Void> note(Notifier notifier, Outlet outlet, Notice notice, Delivery delivery, Wakes wakes) {
        Instant now = clock.instant();
        String provider = Provider.of(notice.target());
        Uni<Void> noted = note(outlet, provider, notice, delivery, notifier.receiptWithin(), wakes, now);
        return switch (outlet.breakers().end(provider, delivery, now)) {
            case NONE -> noted;
            case OPENED -> {
                count("paging_provider_left_alone", notice);
                LOG.warnf("A provider of %s does not answer, and is left alone for a while", notice.channel());
                wakes.leftAlone().run();
                yield noted;
            }
            case CLOSED -> {
                LOG.infof("A provider of %s answers again", notice.channel());
                yield noted.chain(() -> putOffs.bringBack(outlet, provider)).invoke(wakes.roomAgain());
            }
        };
    }

    private Uni<Void> note(
            Outlet outlet,
            String provider,
            Notice notice,
            Delivery delivery,
            Optional<Duration> hearWithin,
            Wakes wakes,
            Instant now) {
        EndedAttempt ended = EndedAttempt.of(notice, delivery, now);
        RetryPlan.Next next = plan.after(delivery, notice.attempts(), now);
        return Uni.createFrom().deferred(() -> {
            Optional<Instant> leftUntil = outlet.breakers().leftUntil(provider, now);
            return switch (plan.whileLeftAlone(next, ended.number(), leftUntil)) {
                case RetryPlan.Next.Done() -> {
                    count("paging_notice_sent", notice);
                    yield sent.note(notice, hearWithin.map(now::plus));
                }
                case RetryPlan.Next.TryAgain(Instant at, String reason) -> {
                    count("paging_notice_failed", notice);
                    LOG.infof("Notice %s over %s is tried again: %s", notice.id(), notice.channel(), reason);
                    yield leftUntil.isPresent()
                            ? putOff(notice, ended, at, reason).invoke(wakes.moreDue())
                            : sessions.withSession(session -> notices.failed(session, ended, Optional.of(at), reason))
                                    .replaceWithVoid();
                }
                case RetryPlan.Next.GiveUp(String reason, boolean isGone) -> {
                    count("paging_notice_given_up", notice);
                    LOG.warnf("Notice %s over %s is given up: %s", notice.id(), notice.channel(), reason);
                    yield giveUp(notice, ended, reason, isGone).invoke(wakes.moreDue());
                }
            };
        });
    }

    private Uni<Void> giveUp(Notice notice, EndedAttempt ended, String reason, boolean isGone) {
        return failed(
                notice,
                ended,
                Optional.empty(),
                reason,
                session -> isGone
                        ? contacts.contactGone(session, NoticeContact.of(notice), reason)
                        : contacts.contactFailed(session, NoticeContact.of(notice), reason));
    }

    /** The next contact does not wait for a provider that is left alone. */
    private Uni<Void> putOff(Notice notice, EndedAttempt ended, Instant at, String reason) {
        return failed(
                notice,
                ended,
                Optional.of(at),
                reason,
                session -> putOffs.waits(session, NoticeContact.of(notice), reason));
    }

    private Uni<Void> failed(
            Notice notice,
            EndedAttempt ended,
            Optional<Instant> next,
            String reason,
            Function<Mutiny.Session, Uni<Void>> then) {
        return sessions.withTransaction((session, tx) -> incidents
                .lock(session, notice.incidentId())
                .chain(() -> notices.failed(session, ended, next, reason))
                .chain(counted ->
                        counted ? then.apply(session) : Uni.createFrom().voidItem()));
    }

    private void count(String metric, Notice notice) {
        metrics.counter(metric, "channel", notice.channel()).increment();
    }
}
