package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Claims due deliveries, sends them side by side, and notes what became of each and of its subscription. */
@ApplicationScoped
class DeliveryFlow {

    private static final Logger LOG = Logger.getLogger(DeliveryFlow.class);
    private static final int REMOVED_AT_ONCE = 1000;

    private final Mutiny.SessionFactory sessions;
    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;
    private final TargetClient targets;
    private final MessageRepository messages;
    private final MessageTimer messageTimer;
    private final SubscriptionConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;
    private final MeterRegistry metrics;
    private final Vertx vertx;

    /** Calls of this process that have not ended, by subscription. */
    private final Map<UUID, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    DeliveryFlow(
            Mutiny.SessionFactory sessions,
            SubscriptionRepository subscriptions,
            DeliveryRepository deliveries,
            TargetClient targets,
            MessageRepository messages,
            MessageTimer messageTimer,
            SubscriptionConfig config,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance,
            MeterRegistry metrics,
            Vertx vertx) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.targets = targets;
        this.messages = messages;
        this.messageTimer = messageTimer;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /**
     * Begins to send what is due, as far as each subscription has room, and does not wait for the answers.
     *
     * @param ended called whenever one has ended: there is room again, and a later event of its incident may go
     * @return 0: what is left waits for one that ends, or is not due
     */
    Uni<Integer> sendDue(Runnable ended) {
        Instant now = clock.instant();
        return sessions.withSession(session -> subscriptions.withDue(session, now))
                .chain(due -> InTurnFlow.each(due, each -> sendDue(each, now, ended)))
                .replaceWith(0);
    }

    private Uni<Void> sendDue(Subscription to, Instant now, Runnable ended) {
        AtomicInteger flying = inFlight.computeIfAbsent(to.id(), id -> new AtomicInteger());
        int room = config.atOnce() - flying.get();
        if (room <= 0) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withTransaction((session, tx) -> deliveries.claim(
                        session, to.id(), room, now.minus(config.hold()), now, now.plus(config.lease())))
                .invoke(claimed -> {
                    flying.addAndGet(claimed.size());
                    claimed.forEach(delivery -> begin(to, delivery, () -> {
                        flying.decrementAndGet();
                        ended.run();
                    }));
                })
                .replaceWithVoid();
    }

    /** A session belongs to one Vert.x context, so what is sent side by side has each its own. */
    private void begin(Subscription to, Delivery delivery, Runnable ended) {
        Context own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> DeliveryPlan.mayTry(delivery.until(), clock.instant())
                        ? attempt(to, delivery, own)
                        : expire(delivery))
                .onTermination()
                .invoke(ended)
                .subscribe()
                .with(
                        done -> {},
                        // The lease runs out and it is tried again.
                        failure -> LOG.warnf("Webhook %s: %s", delivery.id(), failure)));
    }

    private Uni<Void> attempt(Subscription to, Delivery delivery, Context own) {
        return targets.post(to, delivery.eventId(), delivery.body())
                // An answer comes on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()))
                .chain(answer -> note(delivery, answer));
    }

    private Uni<Void> note(Delivery delivery, Answer answer) {
        Instant now = clock.instant();
        return switch (DeliveryPlan.after(answer, delivery.attempts(), delivery.until(), now, chance.nextDouble())) {
            case DeliveryPlan.Next.Done(int status) -> {
                count("delivered");
                yield sessions.withTransaction((session, tx) -> subscriptions
                        .works(session, delivery.subscriptionId())
                        .chain(() -> deliveries.delivered(session, delivery.id(), status, now)));
            }
            case DeliveryPlan.Next.TryAgain(Instant at, Answer.Failed why) -> {
                count("failed");
                LOG.infof("Webhook %s is tried again at %s: %s", delivery.id(), at, why.reason());
                yield sessions.withTransaction((session, tx) -> subscriptions
                        .fails(session, delivery.subscriptionId(), now)
                        .chain(() -> deliveries.failed(session, delivery, why, now, Optional.of(at)))
                        .replaceWithVoid());
            }
            case DeliveryPlan.Next.GiveUp(Answer.Failed why) ->
                giveUp(delivery, session -> deliveries.failed(session, delivery, why, now, Optional.empty()), now);
            case DeliveryPlan.Next.End() -> end(delivery, now);
        };
    }

    private Uni<Void> expire(Delivery delivery) {
        return giveUp(delivery, session -> deliveries.expired(session, delivery), clock.instant());
    }

    /** Notes that a delivery is over. */
    @FunctionalInterface
    private interface Ending {

        /** @return whether it still counted */
        Uni<Boolean> in(Mutiny.Session session);
    }

    private Uni<Void> giveUp(Delivery delivery, Ending ending, Instant now) {
        count("given-up");
        LOG.warnf("Webhook %s is given up after %d tries", delivery.id(), delivery.attempts());
        return ended(delivery, ending, (session, subscription) -> switch (subscription
                .health()
                .afterGivingUp(now)) {
            case Health.Verdict.GoesOn(Health health) ->
                subscriptions.change(session, subscription.of(health)).replaceWith(false);
            case Health.Verdict.EndsIt(Health health, String why) ->
                disable(session, subscription.of(health), why, now).replaceWith(true);
        });
    }

    private Uni<Void> end(Delivery delivery, Instant now) {
        count("given-up");
        Answer.Failed gone = new Answer.Failed(Optional.of(410), "the target answered 410", Optional.empty());
        return ended(
                delivery,
                session -> deliveries.failed(session, delivery, gone, now, Optional.empty()),
                (session, subscription) -> disable(
                                session, subscription, "the target wants nothing any more (410)", now)
                        .replaceWith(true));
    }

    /** What follows for a subscription from a delivery that is over. */
    @FunctionalInterface
    private interface Consequence {

        /**
         * @param subscription locked, and enabled
         * @return whether it was disabled
         */
        Uni<Boolean> in(Mutiny.Session session, Subscription subscription);
    }

    private Uni<Void> ended(Delivery delivery, Ending ending, Consequence consequence) {
        return sessions.withTransaction((session, tx) -> subscriptions
                        .lock(session, delivery.subscriptionId())
                        .chain(found -> ending.in(session)
                                .chain(counted -> found.filter(Subscription::isEnabled)
                                        .filter(enabled -> counted)
                                        .map(enabled -> consequence.in(session, enabled))
                                        .orElseGet(() -> Uni.createFrom().item(false)))))
                .invoke(disabled -> {
                    if (disabled) {
                        metrics.counter("paging_webhook_subscription_disabled").increment();
                        messageTimer.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> disable(Mutiny.Session session, Subscription subscription, String why, Instant now) {
        LOG.warnf("Webhook subscription %s is disabled: %s", subscription.id(), why);
        Subscription disabled = subscription.disabled(now, Optional.empty(), Optional.of(why));
        return subscriptions
                .change(session, disabled)
                .chain(() -> subscriptions.note(
                        session,
                        disabled.id(),
                        new SubscriptionChange(ids.get(), now, Optional.empty(), "Disabled: " + why)))
                .chain(() ->
                        messages.queue(session, ids.get(), disabled.ownerId(), DisabledText.of(disabled, why), now))
                .chain(session::flush)
                .chain(() -> deliveries.cancelAll(session, disabled.id()));
    }

    /** @return how many; more may be left */
    Uni<Integer> removeOld() {
        Instant before = clock.instant().minus(config.keep());
        return sessions.withTransaction((session, tx) -> deliveries.removeOld(session, before, REMOVED_AT_ONCE));
    }

    private void count(String outcome) {
        metrics.counter("paging_webhook", "outcome", outcome).increment();
    }
}
