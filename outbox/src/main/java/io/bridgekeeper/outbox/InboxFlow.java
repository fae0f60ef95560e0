package io.bridgekeeper.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final MeterRegistry metrics;

    InboxFlow(Mutiny.SessionFactory sessions, Clock clock, MeterRegistry metrics) {
        this.sessions = sessions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** An event with its work, as it came off a topic. */
    private record Delivery(KafkaRecord<String, byte[]> record, Context trace, IncomingEvent event, Work work) {}

    /** Some of the events were handled before: which ones is yet to be asked. */
    private static final class RepeatAmongThem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RepeatAmongThem() {
            super("some were seen before", null, false, false);
        }
    }

    /**
     * Takes what one poll brought off a topic; completes when all of it is acknowledged or put aside.
     *
     * @param work for an event not seen before; empty where there is nothing to do about it: such an event costs no
     *     transaction and is not remembered, as its repeat does no harm
     * @return how many were worked on, now or before
     */
    public Uni<Integer> receive(KafkaRecordBatch<String, byte[]> batch, Function<IncomingEvent, Optional<Work>> work) {
        Executor home = home();
        return Uni.createFrom()
                .voidItem()
                .emitOn(home)
                .chain(() -> {
                    List<Delivery> deliveries = new ArrayList<>();
                    Map<KafkaRecord<String, byte[]>, PoisonEvent> unreadable = new LinkedHashMap<>();
                    for (KafkaRecord<String, byte[]> message : batch.getRecords()) {
                        try {
                            read(message, work).ifPresent(deliveries::add);
                        } catch (PoisonEvent poison) {
                            unreadable.put(message, poison);
                        }
                    }
                    // Last: what is put aside is acknowledged, and with it all that came before it in its partition.
                    return untilDecided(deliveries, 1, home)
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
        List<Delivery> deliveries = new ArrayList<>();
        for (IncomingEvent event : events) {
            work.apply(event).ifPresent(todo -> deliveries.add(new Delivery(null, Context.current(), event, todo)));
        }
        return handleOnce(deliveries)
                .onFailure(failure -> FaultMapper.fault(failure) == Retry.Fault.CONFLICT)
                .retry()
                .withBackOff(Retry.FIRST_PAUSE)
                .atMost(Retry.TRIES_ON_CONFLICT);
    }

    private Optional<Delivery> read(KafkaRecord<String, byte[]> message, Function<IncomingEvent, Optional<Work>> work) {
        Map<String, String> headers = headers(message);
        Optional<IncomingEvent> event = EventMapper.read(message.getKey(), headers, message.getPayload());
        Optional<Work> todo;
        try {
            todo = event.flatMap(work);
        } catch (RuntimeException e) {
            // A field that the contract demands is missing, most likely.
            throw new PoisonEvent("nothing can be made of it: " + FaultMapper.detail(e), e);
        }
        if (todo.isEmpty()) {
            count(headers.get("ce_type"), event.isPresent() ? "unwanted" : "unknown");
        }
        return todo.map(known -> new Delivery(message, trace(message), event.get(), known));
    }

    private static Context trace(KafkaRecord<String, byte[]> message) {
        return message.getMetadata(TracingMetadata.class)
                .map(TracingMetadata::getCurrentContext)
                .orElseGet(Context::current);
    }

    private Uni<Void> untilDecided(List<Delivery> deliveries, int tries, Executor home) {
        return handleOnce(deliveries).onFailure().recoverWithUni(failure -> {
            String detail = FaultMapper.detail(failure);
            return switch (Retry.next(FaultMapper.fault(failure), deliveries.size(), tries, detail)) {
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
                            .chain(() -> untilDecided(deliveries, tries + 1, home));
                }
                case Retry.Apart apart -> {
                    LOG.debugf("%d events, each by itself now: %s", deliveries.size(), detail);
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Delivery delivery : deliveries) {
                        all = all.chain(() -> untilDecided(List.of(delivery), 1, home));
                    }
                    yield all;
                }
                case Retry.DeadLetter deadLetter ->
                    putAside(deliveries.getFirst().record(), new PoisonEvent(deadLetter.reason(), failure), home);
            };
        });
    }

    private Uni<Void> putAside(Map<KafkaRecord<String, byte[]>, PoisonEvent> unreadable, Executor home) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var one : unreadable.entrySet()) {
            all = all.chain(() -> putAside(one.getKey(), one.getValue(), home));
        }
        return all;
    }

    /** While the dead-letter topic takes nothing, everything behind waits: nothing is lost, and order is kept. */
    private Uni<Void> putAside(KafkaRecord<String, byte[]> message, PoisonEvent poison, Executor home) {
        count(headers(message).get("ce_type"), "dead-letter");
        LOG.errorf("Dead letter from %s: %s", message.getTopic(), poison.getMessage());
        return Uni.createFrom()
                .completionStage(() -> message.nack(poison))
                .onFailure()
                .retry()
                .withBackOff(Retry.FIRST_PAUSE, Retry.LONGEST_PAUSE)
                .indefinitely()
                .emitOn(home);
    }

    /**
     * Back to the Vert.x context that the events came on, the only one where sessions may be opened: a pause ends on a
     * thread of its own, and what is put aside ends on the context of its record.
     */
    private static Executor home() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    private Uni<Void> handleOnce(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return allNew(deliveries).onFailure(RepeatAmongThem.class).recoverWithUni(() -> eachIfNew(deliveries));
    }

    /** Nearly always nothing is a repeat: one statement remembers them all. */
    private Uni<Void> allNew(List<Delivery> deliveries) {
        return sessions.withTransaction((session, transaction) -> remember(session, deliveries)
                        .invoke(remembered -> {
                            if (remembered < deliveries.size()) {
                                throw new RepeatAmongThem();
                            }
                        })
                        .chain(() -> {
                            Uni<Void> all = Uni.createFrom().voidItem();
                            for (Delivery delivery : deliveries) {
                                all = all.chain(() -> handle(session, delivery));
                            }
                            return all;
                        }))
                .invoke(() ->
                        deliveries.forEach(delivery -> count(delivery.event().type(), "handled")));
    }

    private Uni<Void> eachIfNew(List<Delivery> deliveries) {
        List<String> outcomes = new ArrayList<>();
        return sessions.withTransaction((session, transaction) -> {
                    outcomes.clear();
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Delivery delivery : deliveries) {
                        all = all.chain(() -> remember(session, List.of(delivery))
                                .chain(remembered -> {
                                    outcomes.add(remembered == 1 ? "handled" : "repeat");
                                    return remembered == 1
                                            ? handle(session, delivery)
                                            : Uni.createFrom().voidItem();
                                }));
                    }
                    return all;
                })
                .invoke(() -> {
                    for (int i = 0; i < deliveries.size(); i++) {
                        count(deliveries.get(i).event().type(), outcomes.get(i));
                    }
                });
    }

    /** In the trace that the event came with; the next one finds a session that knows nothing of this one. */
    private static Uni<Void> handle(Mutiny.Session session, Delivery delivery) {
        Scope scope = delivery.trace().makeCurrent();
        return Uni.createFrom()
                .deferred(() -> delivery.work().in(session))
                .onTermination()
                .invoke(scope::close)
                .chain(session::flush)
                .invoke(session::clear);
    }

    /** @return how many of them were not seen before */
    private Uni<Integer> remember(Mutiny.Session session, List<Delivery> deliveries) {
        return session.createNativeQuery("insert into inbox (event_id, seen_at)"
                        + " select cast(id as uuid), :now from string_to_table(:ids, ',') as id on conflict do nothing")
                .setParameter("now", clock.instant())
                .setParameter(
                        "ids",
                        deliveries.stream()
                                .map(delivery -> delivery.event().id())
                                .map(UUID::toString)
                                .collect(Collectors.joining(",")))
                .executeUpdate();
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
