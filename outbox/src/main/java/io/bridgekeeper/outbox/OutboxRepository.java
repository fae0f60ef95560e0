package io.bridgekeeper.outbox;

import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes events beside the work that they tell of. */
@ApplicationScoped
public class OutboxRepository {

    private static final String VALUES = "(:id%1$d, :topic%1$d, :key%1$d, :type%1$d, :source%1$d, :occurredAt%1$d,"
            + " nullif(:traceparent%1$d, ''), :data%1$d)";

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
        // One statement for all rows: the identity column numbers them in the order of VALUES.
        String rows =
                IntStream.range(0, events.size()).mapToObj(VALUES::formatted).collect(Collectors.joining(", "));
        var insert = session.createNativeQuery(
                "insert into outbox (id, topic, key, type, source, occurred_at, traceparent, data) values " + rows);
        String traceparent = currentTraceparent();
        for (int i = 0; i < events.size(); i++) {
            OutgoingEvent event = events.get(i);
            EventType type = EventCatalogue.of(event.data().getClass());
            insert.setParameter("id" + i, event.id())
                    .setParameter("topic" + i, type.topic())
                    .setParameter("key" + i, event.key())
                    .setParameter("type" + i, type.type())
                    .setParameter("source" + i, type.source())
                    .setParameter("occurredAt" + i, event.occurredAt())
                    .setParameter("traceparent" + i, traceparent)
                    .setParameter("data" + i, EventMapper.write(event.data()));
        }
        return insert.executeUpdate().replaceWithVoid();
    }

    private static String currentTraceparent() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.getOrDefault("traceparent", "");
    }
}
