package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.outbox.Wanted;
import io.bridgekeeper.paging.integration.IntegrationRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps raw events, shows them to whom they concern, and removes old ones. */
@ApplicationScoped
class RawEventFlow {

    private static final int BATCH = 500;

    private final Mutiny.SessionFactory sessions;
    private final RawEventRepository events;
    private final IntegrationRepository integrations;
    private final RawEventConfig config;
    private final Clock clock;

    RawEventFlow(
            Mutiny.SessionFactory sessions,
            RawEventRepository events,
            IntegrationRepository integrations,
            RawEventConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.events = events;
        this.integrations = integrations;
        this.config = config;
        this.clock = clock;
    }

    /** What became of looking. */
    sealed interface Looked<T> {
        record Found<T>(T what) implements Looked<T> {}

        /** There is no such integration. */
        record Unknown<T>() implements Looked<T> {}

        record NotYours<T>() implements Looked<T> {}

        /** The integration has no such event. */
        record NoSuchEvent<T>() implements Looked<T> {}
    }

    /** Keeps them, and lets go of the oldest of each integration that has more than it may have. */
    Uni<Void> keep(Mutiny.Session session, List<Wanted<RawEvent>> wanted) {
        List<RawEvent> fresh = wanted.stream().map(Wanted::what).toList();
        List<Kind> kinds = fresh.stream()
                .map(event -> new Kind(event.integrationId(), event.isDeadLetter()))
                .distinct()
                .toList();
        return InTurnFlow.each(fresh, event -> events.add(session, event))
                .chain(() -> InTurnFlow.each(
                        kinds,
                        kind -> events.removeBeyond(
                                session,
                                kind.integrationId(),
                                kind.deadLetters(),
                                kind.deadLetters() ? config.mostDeadLetters() : config.most())));
    }

    private record Kind(UUID integrationId, boolean deadLetters) {}

    /** @param isAdmin whether the caller may see every integration */
    Uni<Looked<RawEventPage>> page(
            UUID integrationId,
            boolean deadLetters,
            Slice slice,
            boolean withBodies,
            String callerId,
            boolean isAdmin) {
        return looked(
                integrationId,
                callerId,
                isAdmin,
                session -> events.newest(session, integrationId, deadLetters, slice)
                        .map(found -> new Looked.Found<>(RawEventPage.of(found, slice, withBodies))));
    }

    /** @param deadLetter whether only one that could not be read is looked for */
    Uni<Looked<RawEvent>> one(UUID integrationId, UUID id, boolean deadLetter, String callerId, boolean isAdmin) {
        return looked(
                integrationId,
                callerId,
                isAdmin,
                session -> events.one(session, integrationId, id)
                        .map(found -> found.filter(event -> event.isDeadLetter() || !deadLetter)
                                .<Looked<RawEvent>>map(Looked.Found::new)
                                .orElseGet(Looked.NoSuchEvent::new)));
    }

    private <T> Uni<Looked<T>> looked(
            UUID integrationId, String callerId, boolean isAdmin, Function<Mutiny.Session, Uni<Looked<T>>> look) {
        return sessions.withSession(session -> integrations
                .owner(session, integrationId)
                .chain(owner -> {
                    if (owner.isEmpty()) {
                        return Uni.createFrom().item(new Looked.Unknown<>());
                    }
                    return isAdmin || owner.get().ownerId().equals(callerId)
                            ? look.apply(session)
                            : Uni.createFrom().item(new Looked.NotYours<>());
                }));
    }

    /** Notes a replay; answers with the dead letter as it stands then, which an earlier replay may have come to first. */
    Uni<Optional<RawEvent>> replayed(
            UUID integrationId, UUID id, String by, RawEvent.Outcome outcome, List<UUID> signalIds) {
        RawEvent.Replay replay = new RawEvent.Replay(clock.instant(), by, outcome, signalIds);
        return sessions.withTransaction((session, tx) -> events.replayed(session, integrationId, id, replay)
                .chain(() -> events.one(session, integrationId, id)));
    }

    /** Removes some that are too old; answers how many. */
    Uni<Integer> removeOld() {
        return sessions.withTransaction(
                (session, tx) -> events.removeBefore(session, clock.instant().minus(config.keep()), BATCH));
    }
}
