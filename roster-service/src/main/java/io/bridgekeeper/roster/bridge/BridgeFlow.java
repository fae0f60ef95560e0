package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.roster.bridge.BridgeCommand.OpenBridge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Reads a bridge under its lock, decides, and writes what happened: rows, log and outgoing events in one transaction. */
@ApplicationScoped
class BridgeFlow {

    private static final Logger LOG = Logger.getLogger(BridgeFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final BridgeRepository bridges;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Supplier<Room> rooms;
    private final MeterRegistry metrics;

    BridgeFlow(
            Mutiny.SessionFactory sessions,
            BridgeRepository bridges,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids,
            Supplier<Room> rooms,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.bridges = bridges;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.rooms = rooms;
        this.metrics = metrics;
    }

    /** What a person's command came to. */
    record Outcome(Bridge before, Decision decision, Bridge after) {}

    /** A person asks, in a transaction of their own. */
    Uni<Outcome> ask(UUID incidentId, BridgeCommand command) {
        return sessions.withTransaction((session, transaction) -> run(session, incidentId, command))
                .invoke(outcome -> count(outcome.decision()));
    }

    /** Another service told of something, in the inbox's transaction. */
    Uni<Void> hear(Mutiny.Session session, UUID incidentId, BridgeCommand command) {
        return run(session, incidentId, command)
                .invoke(outcome -> count(outcome.decision()))
                .replaceWithVoid();
    }

    /** An incident began, as heard in the inbox's transaction. */
    Uni<Void> open(Mutiny.Session session, UUID incidentId, String systemId, String title, int seatLimit) {
        return hear(
                session,
                incidentId,
                new OpenBridge(new Call(incidentId, systemId, title, seatLimit, rooms.get(), now())));
    }

    /** The bridge and its log as they stand. */
    Uni<BridgeRepository.Found> read(UUID incidentId) {
        return sessions.withTransaction((session, transaction) -> bridges.find(session, incidentId));
    }

    private Uni<Outcome> run(Mutiny.Session session, UUID incidentId, BridgeCommand command) {
        return bridges.lock(session, incidentId).chain(locked -> {
            Bridge before = locked.bridge();
            Decision decision = BridgeDecider.decide(before, command, now());
            if (decision instanceof Decision.Nothing nothing) {
                LOG.debugf("%s on bridge %s: %s", command.getClass().getSimpleName(), incidentId, nothing.why());
            }
            List<BridgeEvent> events = decision.events();
            Bridge after = events.stream().reduce(before, Bridge::after, (a, b) -> b);
            return bridges.save(
                            session,
                            locked,
                            after,
                            events.stream().map(LogLine::of).toList())
                    .chain(() -> outbox.write(session, outgoing(incidentId, events)))
                    .replaceWith(() -> new Outcome(before, decision, after));
        });
    }

    private List<OutgoingEvent> outgoing(UUID incidentId, List<BridgeEvent> events) {
        return events.stream()
                .flatMap(event -> BridgeEventMapper.contract(incidentId, event).stream()
                        .map(data -> new OutgoingEvent(ids.get(), incidentId.toString(), event.at(), data)))
                .toList();
    }

    private void count(Decision decision) {
        for (BridgeEvent event : decision.events()) {
            if (event instanceof BridgeEvent.SeatTaken) {
                metrics.counter("roster_seat_taken").increment();
            }
        }
        if (decision instanceof Decision.Refuse refuse) {
            metrics.counter(
                            "roster_seat_refused",
                            "reason",
                            RefusalMapper.type(refuse.refusal()).slug())
                    .increment();
        }
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
