package io.bridgekeeper.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Takes events in: each is handled once, in one transaction with the note that it was seen.
 *
 * <p>An event off a topic is acknowledged after the commit. Repeats, known by CloudEvents id, are dropped. An outage
 * of the database is waited out. What cannot be read, or fails again and again, goes to the dead-letter topic with its
 * reason and stops nothing behind it.
 */
@ApplicationScoped
public class InboxFlow {

    private static final Logger LOG = Logger.getLogger(InboxFlow.class);

    /** What a service does with one event, in the transaction that also remembers having seen it. */
    @FunctionalInterface
    public interface Handler {

        /**
         * @param session open, in a transaction; whatever is written with it commits together or not at all
         * @param event   not seen before
         * @return completes when the work is written; a failure rolls everything back and the event is tried again
         */
        Uni<Void> handle(Mutiny.Session session, IncomingEvent event);
    }

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final MeterRegistry metrics;

    InboxFlow(Mutiny.SessionFactory sessions, Clock clock, MeterRegistry metrics) {
        this.sessions = sessions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Takes one record off a topic; completes when it is acknowledged or put aside. */
    public Uni<Void> receive(Message<byte[]> message, Handler handler) {
        return receive(message, event -> true, handler).replaceWithVoid();
    }

    /**
     * As above, for a handler that has something to do for some events only: the others cost no transaction.
     *
     * @param wanted without effects; an event that is not wanted is not remembered either, as its repeat does no harm
     * @return whether it was wanted and is handled, now or before
     */
    public Uni<Boolean> receive(Message<byte[]> message, Predicate<IncomingEvent> wanted, Handler handler) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("the inbox reads Kafka channels only"));
        Map<String, String> headers = headers(metadata);
        return Uni.createFrom()
                .deferred(() -> {
                    // An absent key is read as null; a key is always text on our topics.
                    String key = metadata.getKey() == null ? null : String.valueOf(metadata.getKey());
                    Optional<IncomingEvent> event = EventMapper.read(key, headers, message.getPayload());
                    if (event.filter(wanted).isPresent()) {
                        return untilDecided(List.of(event.get()), handler, 1).replaceWith(true);
                    }
                    count(headers.get("ce_type"), event.isPresent() ? "unwanted" : "unknown");
                    return Uni.createFrom().item(false);
                })
                .onItem()
                .transformToUni(handled ->
                        Uni.createFrom().completionStage(message::ack).replaceWith(handled))
                .onFailure(PoisonEvent.class)
                .recoverWithUni(poison -> {
                    count(headers.get("ce_type"), "dead-letter");
                    LOG.errorf("Dead letter from %s: %s", metadata.getTopic(), poison.getMessage());
                    return Uni.createFrom()
                            .completionStage(() -> message.nack(poison))
                            .replaceWith(false);
                });
    }

    /**
     * Takes events that came another way than over a topic, all in one transaction; repeats are dropped as above.
     *
     * @return fails when they could not be kept; the caller is told, so nothing is waited out here but a conflict
     */
    public Uni<Void> receive(List<IncomingEvent> events, Handler handler) {
        return handleOnce(events, handler)
                .onFailure(failure -> FaultMapper.fault(failure) == Retry.Fault.CONFLICT)
                .retry()
                .withBackOff(Retry.FIRST_PAUSE)
                .atMost(Retry.TRIES_ON_CONFLICT);
    }

    private Uni<Void> untilDecided(List<IncomingEvent> events, Handler handler, int tries) {
        return handleOnce(events, handler).onFailure().recoverWithUni(failure -> {
            String detail = FaultMapper.detail(failure);
            return switch (Retry.next(FaultMapper.fault(failure), tries, detail)) {
                case Retry.After after -> {
                    LOG.warnf("Event %s, try %d: %s", events.getFirst().id(), tries, detail);
                    yield Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(after.pause())
                            .chain(() -> untilDecided(events, handler, tries + 1));
                }
                case Retry.DeadLetter deadLetter ->
                    Uni.createFrom().failure(new PoisonEvent(deadLetter.reason(), failure));
            };
        });
    }

    private Uni<Void> handleOnce(List<IncomingEvent> events, Handler handler) {
        return sessions.withTransaction((session, transaction) -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (IncomingEvent event : events) {
                all = all.chain(() -> firstSight(session, event.id()).chain(first -> {
                    count(event.type(), first ? "handled" : "repeat");
                    return first
                            ? handler.handle(session, event)
                            : Uni.createFrom().voidItem();
                }));
            }
            return all;
        });
    }

    private Uni<Boolean> firstSight(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(
                        "insert into inbox (event_id, seen_at) values (:id, :now) on conflict do nothing")
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    private static Map<String, String> headers(IncomingKafkaRecordMetadata<?, ?> metadata) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : metadata.getHeaders()) {
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
