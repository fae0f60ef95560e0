package io.bridgekeeper.outbox;

import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** A consumer as a service has one: it writes a line for each event, and fails for people whom a test names. */
@Singleton
class LedgerInbox {

    /** Tries by person; a person in {@link #failing} fails as often as stands there. */
    final Map<String, Integer> tries = new ConcurrentHashMap<>();

    final Map<String, Integer> failing = new ConcurrentHashMap<>();

    final Map<String, Instant> lastTries = new ConcurrentHashMap<>();

    /** The trace in which the handler ran, by person. */
    final Map<String, String> traces = new ConcurrentHashMap<>();

    /** What was worked on together. */
    final List<List<Wanted<IncomingEvent>>> together = new CopyOnWriteArrayList<>();

    private final InboxFlow inbox;
    private final Mutiny.SessionFactory sessions;

    LedgerInbox(InboxFlow inbox, Mutiny.SessionFactory sessions) {
        this.inbox = inbox;
        this.sessions = sessions;
    }

    @Produces
    @ApplicationScoped
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Incoming("ledger")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).replaceWithVoid();
    }

    Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case PageExpired page
            when !page.personId().startsWith("unwanted") ->
                Optional.of(session -> write(session, event.id(), page.personId()));
            default -> Optional.empty();
        };
    }

    /** Several at once, as a service that works on what came together does. */
    Uni<Void> receiveJointly(List<IncomingEvent> events) {
        return inbox.receiveJointly(events, this::what, (session, wanted) -> {
            together.add(wanted);
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Wanted<IncomingEvent> one : wanted) {
                String person = ((PageExpired) one.what().data()).personId();
                all = all.chain(() -> write(session, one.what().id(), person));
            }
            return all;
        });
    }

    private Optional<IncomingEvent> what(IncomingEvent event) {
        return work(event).map(work -> event);
    }

    private Uni<Void> write(Mutiny.Session session, UUID id, String person) {
        traces.put(person, Span.current().getSpanContext().getTraceId());
        lastTries.put(person, clock().instant());
        int tried = tries.merge(person, 1, Integer::sum);
        return session.createNativeQuery("insert into ledger (event_id, person) values (:id, :person)")
                .setParameter("id", id)
                .setParameter("person", person)
                .executeUpdate()
                .invoke(() -> {
                    if (tried <= failing.getOrDefault(person, 0)) {
                        throw new IllegalStateException("not today, " + person);
                    }
                })
                .replaceWithVoid();
    }

    Uni<List<String>> lines() {
        return sessions.withSession(
                session -> session.createNativeQuery("select person from ledger order by seq", String.class)
                        .getResultList());
    }
}
