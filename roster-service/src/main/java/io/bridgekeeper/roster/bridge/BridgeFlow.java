package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.outbox.Wanted;
import io.bridgekeeper.roster.bridge.BridgeCommand.OpenBridge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /**
     * Other services told of these, in the inbox's transaction.
     *
     * @param heard one decided after the other, each on what those before it left
     */
    Uni<Void> hear(Mutiny.Session session, List<Wanted<Heard>> heard) {
        List<UUID> incidents =
                heard.stream().map(one -> one.what().incidentId()).distinct().toList();
        return bridges.lock(session, incidents).chain(locked -> {
            Map<UUID, Work> works = new LinkedHashMap<>();
            List<Decision> decisions = new ArrayList<>();
            for (Wanted<Heard> one : heard) {
                UUID incidentId = one.what().incidentId();
                Work before = works.getOrDefault(incidentId, Work.of(incidentId, locked.get(incidentId)));
                Decision decision = decide(before, one.what().command());
                decisions.add(decision);
                works.put(incidentId, before.and(told(incidentId, decision, one.traceparent()), decision));
            }
            return write(session, works.values()).invoke(() -> decisions.forEach(this::count));
        });
    }

    /** What opens the bridge of an incident that began. */
    OpenBridge opening(UUID incidentId, String systemId, String title, int seatLimit) {
        return new OpenBridge(new Call(incidentId, systemId, title, seatLimit, rooms.get(), now()));
    }

    /** The bridge and its log as they stand. */
    Uni<BridgeRepository.Found> read(UUID incidentId) {
        return sessions.withTransaction((session, transaction) -> bridges.find(session, incidentId));
    }

    private Uni<Outcome> run(Mutiny.Session session, UUID incidentId, BridgeCommand command) {
        return bridges.lock(session, List.of(incidentId)).chain(locked -> {
            Work before = Work.of(incidentId, locked.get(incidentId));
            Decision decision = decide(before, command);
            Work after = before.and(told(incidentId, decision, Optional.empty()), decision);
            return write(session, List.of(after))
                    .replaceWith(() -> new Outcome(before.bridge(), decision, after.bridge()));
        });
    }

    private Decision decide(Work work, BridgeCommand command) {
        Decision decision = BridgeDecider.decide(work.bridge(), command, now());
        if (decision instanceof Decision.Nothing nothing) {
            LOG.debugf("%s on bridge %s: %s", command.getClass().getSimpleName(), work.incidentId(), nothing.why());
        }
        return decision;
    }

    /**
     * What a transaction makes of one bridge.
     *
     * @param bridge as the decisions so far leave it
     * @param lines  that they add to its log
     * @param told   that they tell the others
     */
    private record Work(
            UUID incidentId,
            BridgeRepository.Locked locked,
            Bridge bridge,
            List<LogLine> lines,
            List<OutgoingEvent> told) {

        static Work of(UUID incidentId, BridgeRepository.Locked locked) {
            return new Work(incidentId, locked, locked.bridge(), List.of(), List.of());
        }

        Work and(List<OutgoingEvent> more, Decision decision) {
            return new Work(
                    incidentId,
                    locked,
                    decision.events().stream().reduce(bridge, Bridge::after, (a, b) -> b),
                    Stream.concat(lines.stream(), decision.events().stream().map(LogLine::of))
                            .toList(),
                    Stream.concat(told.stream(), more.stream()).toList());
        }
    }

    private Uni<Void> write(Mutiny.Session session, Collection<Work> works) {
        List<BridgeRepository.Change> changes = works.stream()
                .filter(work -> !work.lines().isEmpty())
                .map(work -> new BridgeRepository.Change(work.locked(), work.bridge(), work.lines()))
                .toList();
        List<OutgoingEvent> told =
                works.stream().flatMap(work -> work.told().stream()).toList();
        return bridges.save(session, changes).chain(() -> outbox.write(session, told));
    }

    private List<OutgoingEvent> told(UUID incidentId, Decision decision, Optional<String> trace) {
        return decision.events().stream()
                .flatMap(event -> BridgeEventMapper.contract(incidentId, event).stream()
                        .map(data -> new OutgoingEvent(ids.get(), incidentId.toString(), event.at(), data).in(trace)))
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
