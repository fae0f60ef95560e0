package io.bridgekeeper.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Takes events in: each is handled once, in one transaction with the note that it was seen.
 *
 * <p>What one poll brought off a topic shares a transaction, so that a backlog is worked off faster the longer it is.
 * Where that fails, each has its own: what cannot be read, or fails again and again, goes to the dead-letter topic with
 * its reason and stops nothing behind it. Repeats, known by CloudEvents id, are dropped. An outage of the database is
 * waited out. Acknowledged is after the commit.
 */
@ApplicationScoped
public class InboxFlow {

    private static final Logger LOG = Logger.getLogger(InboxFlow.class);

    /** What a service has to do about one event, in the transaction that also remembers having seen it. */
    @FunctionalInterface
    public interface Work {

        /**
         * @param session open, in a transaction, as if it were for this event alone; whatever is written with it
         *     commits together or not at all
         * @return completes when the work is written; a failure rolls everything back and the event is tried again
         */
        Uni<Void> in(Mutiny.Session session);
    }

    /** What a service has to do about several events at once, in the transaction that remembers having seen them. */
    @FunctionalInterface
    public interface JointWork<W> {

        /**
         * @param session open, in a transaction; whatever is written with it commits together or not at all
         * @param wanted  in the order in which they came, at least one; none was handled before
         * @return completes when the work is written; a failure rolls everything back, and each event is tried again by
         *     itself
         */
        Uni<Void> in(Mutiny.Session session, List<Wanted<W>> wanted);
    }

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    InboxFlow(Mutiny.SessionFactory sessions, Clock clock, MeterRegistry metrics) {
        this.sessions = sessions;
        this.clock = clock;
        this.metrics = metrics;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** An event with what is wanted of it, as it came off a topic; without a record where it came another way. */
    private record Delivery<W>(KafkaRecord<String, byte[]> record, Context trace, IncomingEvent event, W what) {}

    /** Does what deliveries ask for that were not seen before. */
    private interface Handler<W> {
        Uni<Void> handle(Mutiny.Session session, List<Delivery<W>> deliveries);
    }

    /**
     * Takes what one poll brought off a topic; completes when all of it is acknowledged or put aside.
     *
     * @param work for an event not seen before; empty where there is nothing to do about it: such an event costs no
     *     transaction and is not remembered, as its repeat does no harm
     * @return how many were worked on, now or before
     */
    public Uni<Integer> receive(KafkaRecordBatch<String, byte[]> batch, Function<IncomingEvent, Optional<Work>> work) {
        return receive(batch, work, InboxFlow::oneByOne);
    }

    /**
     * Takes what one poll brought off a topic, as {@link #receive(KafkaRecordBatch, Function)} does, all of it at once.
     *
     * @param wanted what to do about an event not seen before; empty where there is nothing to do
     */
    public <W> Uni<Integer> receiveJointly(
            KafkaRecordBatch<String, byte[]> batch, Function<IncomingEvent, Optional<W>> wanted, JointWork<W> work) {
        return receive(batch, wanted, jointly(work));
    }

    private <W> Uni<Integer> receive(
            KafkaRecordBatch<String, byte[]> batch, Function<IncomingEvent, Optional<W>> wanted, Handler<W> handler) {
        Executor home = home();
        return Uni.createFrom()
                .voidItem()
                .emitOn(home)
                .chain(() -> {
                    List<Delivery<W>> deliveries = new ArrayList<>();
                    Map<KafkaRecord<String, byte[]>, PoisonEvent> unreadable = new LinkedHashMap<>();
                    for (KafkaRecord<String, byte[]> message : batch.getRecords()) {
                        try {
                            read(message, wanted).ifPresent(deliveries::add);
                        } catch (PoisonEvent poison) {
                            unreadable.put(message, poison);
                        }
                    }
                    // Last: what is put aside is acknowledged, and with it all that came before it in its partition.
                    return untilDecided(deliveries, handler, 1, home)
                            .chain(() -> putAside(unreadable, home))
                            .chain(() -> Uni.createFrom().completionStage(batch::ack))
                            .replaceWith(deliveries.size());
                })
                // A failure that got here would end the channel for good.
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Events of a poll could not be finished; they are tried again"))
                .onFailure()
                .retry()
                .withBackOff(Retry.FIRST_PAUSE, Retry.LONGEST_PAUSE)
                .indefinitely();
    }

    /**
     * Takes events that came another way than over a topic, all in one transaction; repeats are dropped as above.
     *
     * @return fails when they could not be kept; the caller is told, so nothing is waited out here but a conflict
     */
    public Uni<Void> receive(List<IncomingEvent> events, Function<IncomingEvent, Optional<Work>> work) {
        return receive(events, work, InboxFlow::oneByOne);
    }

    /** As {@link #receive(List, Function)} does, all of them at once. */
    public <W> Uni<Void> receiveJointly(
            List<IncomingEvent> events, Function<IncomingEvent, Optional<W>> wanted, JointWork<W> work) {
        return receive(events, wanted, jointly(work));
    }

    private <W> Uni<Void> receive(
            List<IncomingEvent> events, Function<IncomingEvent, Optional<W>> wanted, Handler<W> handler) {
        List<Delivery<W>> deliveries = new ArrayList<>();
        for (IncomingEvent event : events) {
            wanted.apply(event).ifPresent(what -> deliveries.add(new Delivery<>(null, Context.current(), event, what)));
        }
        return handleOnce(deliveries, handler)
                .onFailure(failure -> FaultMapper.fault(failure) == Retry.Fault.CONFLICT)
                .retry()
                .withBackOff(Retry.FIRST_PAUSE)
                .atMost(Retry.TRIES_ON_CONFLICT);
    }

    private <W> Optional<Delivery<W>> read(
            KafkaRecord<String, byte[]> message, Function<IncomingEvent, Optional<W>> wanted) {
        Map<String, String> headers = headers(message);
        Optional<IncomingEvent> event = EventMapper.read(message.getKey(), headers, message.getPayload());
        Optional<W> what;
        try {
            what = event.flatMap(wanted);
        } catch (RuntimeException e) {
            // A field that the contract demands is missing, most likely.
            throw new PoisonEvent("nothing can be made of it: " + FaultMapper.detail(e), e);
        }
        if (what.isEmpty()) {
            count(headers.get("ce_type"), event.isPresent() ? "unwanted" : "unknown");
        }
        return what.map(known -> new Delivery<>(message, trace(message), event.get(), known));
    }

    private static Context trace(KafkaRecord<String, byte[]> message) {
        return message.getMetadata(TracingMetadata.class)
                .map(TracingMetadata::getCurrentContext)
                .orElseGet(Context::current);
    }

    private <W> Uni<Void> untilDecided(List<Delivery<W>> deliveries, Handler<W> handler, int tries, Executor home) {
        return handleOnce(deliveries, handler).onFailure().recoverWithUni(failure -> {
            String detail = FaultMapper.detail(failure);
            Retry.Fault fault = stopping ? Retry.Fault.STOPPING : FaultMapper.fault(failure);
            return switch (Retry.next(fault, deliveries.size(), tries, detail)) {
                case Retry.After after -> {
                    LOG.warnf(
                            "Event %s, try %d: %s",
                            deliveries.getFirst().event().id(), tries, detail);
                    yield Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(after.pause())
                            .emitOn(home)
                            .chain(() -> untilDecided(deliveries, handler, tries + 1, home));
                }
                case Retry.Apart apart -> {
                    LOG.debugf("%d events, each by itself now: %s", deliveries.size(), detail);
                    yield InTurnFlow.each(deliveries, delivery -> untilDecided(List.of(delivery), handler, 1, home));
                }
                case Retry.DeadLetter deadLetter ->
                    putAside(deliveries.getFirst().record(), new PoisonEvent(deadLetter.reason(), failure), home);
            };
        });
    }

    private Uni<Void> putAside(Map<KafkaRecord<String, byte[]>, PoisonEvent> unreadable, Executor home) {
        return InTurnFlow.each(unreadable.entrySet(), one -> putAside(one.getKey(), one.getValue(), home));
    }

    /**
     * While the dead-letter topic takes nothing, everything behind waits: nothing is lost, and order is kept. One that it
     * will never take, as it is too large with the reason added, stays where it is, and the log says where.
     */
    private Uni<Void> putAside(KafkaRecord<String, byte[]> message, PoisonEvent poison, Executor home) {
        count(headers(message).get("ce_type"), "dead-letter");
        LOG.errorf("Dead letter from %s: %s", message.getTopic(), poison.getMessage());
        return Uni.createFrom()
                .completionStage(() -> message.nack(poison))
                .onFailure(failure -> !FaultMapper.isTooLarge(failure))
                .retry()
                .withBackOff(Retry.FIRST_PAUSE, Retry.LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .recoverWithUni(tooLarge -> leave(message))
                .emitOn(home);
    }

    private static Uni<Void> leave(KafkaRecord<String, byte[]> message) {
        LOG.errorf(
                "The dead letter is too large for its topic: it stays in %s, partition %d, offset %d",
                message.getTopic(),
                message.getPartition(),
                message.getMetadata(IncomingKafkaRecordMetadata.class)
                        .map(metadata -> metadata.getOffset())
                        .orElse(-1L));
        return Uni.createFrom().completionStage(message::ack);
    }

    /**
     * Back to the Vert.x context that the events came on, the only one where sessions may be opened: a pause ends on a
     * thread of its own, and what is put aside ends on the context of its record.
     */
    private static Executor home() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    private <W> Uni<Void> handleOnce(List<Delivery<W>> deliveries, Handler<W> handler) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> handled = new HashSet<>();
        return sessions.withTransaction((session, transaction) -> remember(session, deliveries)
                        .chain(remembered -> {
                            handled.clear();
                            List<Delivery<W>> unseen = deliveries.stream()
                                    .filter(delivery -> remembered.contains(
                                                    delivery.event().id())
                                            && handled.add(delivery.event().id()))
                                    .toList();
                            return unseen.isEmpty() ? Uni.createFrom().voidItem() : handler.handle(session, unseen);
                        }))
                .invoke(() -> deliveries.forEach(delivery -> count(
                        delivery.event().type(), handled.remove(delivery.event().id()) ? "handled" : "repeat")));
    }

    private static <W> Handler<W> jointly(JointWork<W> work) {
        return (session, deliveries) -> work.in(
                session,
                deliveries.stream()
                        .map(delivery -> new Wanted<>(
                                delivery.what(),
                                Optional.of(TraceMapper.traceparent(delivery.trace()))
                                        .filter(trace -> !trace.isEmpty())))
                        .toList());
    }

    private static Uni<Void> oneByOne(Mutiny.Session session, List<Delivery<Work>> deliveries) {
        return InTurnFlow.each(deliveries, delivery -> handle(session, delivery));
    }

    /** In the trace that the event came with; the next one finds a session that knows nothing of this one. */
    private static Uni<Void> handle(Mutiny.Session session, Delivery<Work> delivery) {
        Scope scope = delivery.trace().makeCurrent();
        return Uni.createFrom()
                .deferred(() -> delivery.what().in(session))
                .onTermination()
                .invoke(scope::close)
                .chain(session::flush)
                .invoke(session::clear);
    }

    /** @return which of them were not seen before; nearly always that is all */
    private <W> Uni<Set<UUID>> remember(Mutiny.Session session, List<Delivery<W>> deliveries) {
        return session.createNativeQuery(
                        "insert into inbox (event_id, seen_at)"
                                + " select id, :now from unnest(cast(:ids as uuid[])) as id on conflict do nothing"
                                + " returning event_id",
                        UUID.class)
                .setParameter("now", clock.instant())
                .setParameter(
                        "ids",
                        deliveries.stream()
                                .map(delivery -> delivery.event().id())
                                .toArray(UUID[]::new))
                .getResultList()
                .map(HashSet::new);
    }

    private static Map<String, String> headers(KafkaRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.getHeaders()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private void count(String type, String outcome) {
        metrics.counter("inbox_event", "type", String.valueOf(type), "outcome", outcome)
                .increment();
    }
}
