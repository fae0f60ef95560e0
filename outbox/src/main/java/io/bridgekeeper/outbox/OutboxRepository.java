package io.bridgekeeper.outbox;

import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes events beside the work that they tell of. */
@ApplicationScoped
public class OutboxRepository {

    /** One text however many there are, so that it is prepared once; numbered in the order of the arrays. */
    private static final String INSERT = """
            insert into outbox (id, topic, key, type, source, occurred_at, traceparent, data)
            select cast(e.id as uuid), e.topic, e.key, e.type, e.source, cast(e.occurred_at as timestamptz),
                nullif(e.traceparent, ''), e.data
            from unnest(cast(:ids as text[]), cast(:topics as text[]), cast(:keys as text[]), cast(:types as text[]),
                    cast(:sources as text[]), cast(:times as text[]), cast(:traceparents as text[]),
                    cast(:data as text[]))
                with ordinality as e (id, topic, key, type, source, occurred_at, traceparent, data, place)
            order by e.place""";

    /**
     * Writes events in the caller's transaction; they are sent soon after it commits, and never if it does not.
     *
     * <p>Order within a key is the order of writing. Where several transactions may write to one key, each must
     * hold a lock on the thing behind the key before it writes, so that writing order is commit order.
     *
     * @param events in the order in which they shall arrive; may be empty
     */
    public Uni<Void> write(Mutiny.Session session, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EventType> types = events.stream()
                .map(event -> EventCatalogue.of(event.data().getClass()))
                .toList();
        String current = TraceMapper.traceparent(Context.current());
        return session.createNativeQuery(INSERT)
                .setParameter("ids", texts(events, event -> event.id().toString()))
                .setParameter("topics", texts(types, EventType::topic))
                .setParameter("keys", texts(events, OutgoingEvent::key))
                .setParameter("types", texts(types, EventType::type))
                .setParameter("sources", texts(types, EventType::source))
                .setParameter("times", texts(events, event -> event.occurredAt().toString()))
                .setParameter(
                        "traceparents",
                        texts(events, event -> event.traceparent().orElse(current)))
                .setParameter("data", texts(events, event -> EventMapper.write(event.data())))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }
}
