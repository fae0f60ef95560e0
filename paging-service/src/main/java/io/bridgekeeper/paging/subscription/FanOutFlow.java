package io.bridgekeeper.paging.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.outbox.Wanted;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes one delivery of each event for each subscription that wants it. */
@ApplicationScoped
class FanOutFlow {

    private static final Logger LOG = Logger.getLogger(FanOutFlow.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Mutiny.SessionFactory sessions;
    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;
    private final IncidentRepository incidents;
    private final ObjectMapper json;
    private final Clock clock;
    private final Supplier<UUID> ids;

    FanOutFlow(
            Mutiny.SessionFactory sessions,
            SubscriptionRepository subscriptions,
            DeliveryRepository deliveries,
            IncidentRepository incidents,
            ObjectMapper json,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** What any enabled subscription wants. An outage of the database is waited out. */
    Uni<Set<EventKind>> wanted() {
        Context own = Vertx.currentContext();
        Executor home = own == null ? Runnable::run : work -> own.runOnContext(x -> work.run());
        return Uni.createFrom()
                .voidItem()
                // A pause ends on a thread of its own; sessions are opened on this context alone.
                .emitOn(home)
                .chain(() -> sessions.withSession(subscriptions::enabled))
                .onFailure()
                .invoke(failure -> LOG.warnf("Webhook subscriptions could not be read, tried again: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .map(FanOutFlow::kinds);
    }

    private static Set<EventKind> kinds(List<Subscription> enabled) {
        return Arrays.stream(EventKind.values())
                .filter(kind -> enabled.stream().anyMatch(each -> each.filter().wants(kind)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventKind.class)));
    }

    /** In the order of the events. */
    Uni<Void> queue(Mutiny.Session session, List<Wanted<PublicEvent>> wanted) {
        Instant now = clock.instant();
        List<PublicEvent> events = wanted.stream().map(Wanted::what).toList();
        return withSystems(session, events)
                .chain(known -> subscriptions
                        .lockEnabled(session)
                        .map(enabled -> planned(known, enabled))
                        .chain(queued -> queued.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : deliveries.queue(session, queued, now)));
    }

    /** Where an event does not say it, the system is the one that its incident is of now. */
    private Uni<List<PublicEvent>> withSystems(Mutiny.Session session, List<PublicEvent> events) {
        Set<UUID> silent = events.stream()
                .filter(event -> event.systems().isEmpty())
                .map(PublicEvent::incidentId)
                .collect(Collectors.toSet());
        if (silent.isEmpty()) {
            return Uni.createFrom().item(events);
        }
        return incidents.all(session, silent).map(found -> {
            Map<UUID, Optional<String>> systems =
                    found.stream().collect(Collectors.toMap(Incident::id, Incident::systemId));
            return events.stream()
                    .map(event -> event.systems().isEmpty()
                            ? systems.getOrDefault(event.incidentId(), Optional.empty())
                                    .map(event::ofSystem)
                                    .orElse(event)
                            : event)
                    .toList();
        });
    }

    private List<QueuedDelivery> planned(List<PublicEvent> events, List<Subscription> enabled) {
        List<QueuedDelivery> planned = new ArrayList<>();
        for (PublicEvent event : events) {
            List<Subscription> wanting =
                    enabled.stream().filter(each -> each.wants(event)).toList();
            if (!wanting.isEmpty()) {
                String body = PublicEventMapper.write(event.id(), event.kind(), event.occurredAt(), event.data(), json);
                wanting.forEach(each -> planned.add(new QueuedDelivery(ids.get(), each.id(), event, body)));
            }
        }
        return planned;
    }
}
