package io.bridgekeeper.roster.bridge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Bridges in their tables. */
@ApplicationScoped
class BridgeRepository {

    /**
     * A bridge that nobody else changes until the transaction ends.
     *
     * @param row null where the bridge is unknown
     */
    record Locked(Bridge bridge, BridgeRow row, List<SeatRow> seats, List<WaitRow> waits) {}

    /**
     * A bridge to read.
     *
     * @param log in the order in which it was written
     */
    record Found(Bridge bridge, List<LogLine> log) {}

    Uni<Locked> lock(Mutiny.Session session, UUID incidentId) {
        return session.find(BridgeRow.class, incidentId, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> row == null
                        ? Uni.createFrom().item(new Locked(new Bridge.Unknown(), null, List.of(), List.of()))
                        : seatRows(session, incidentId)
                                .chain(seats -> waitRows(session, incidentId)
                                        .chain(waits -> turnedAway(session, incidentId)
                                                .map(turnedAway -> new Locked(
                                                        bridge(row, seats, waits, turnedAway), row, seats, waits)))));
    }

    /** The bridge without a lock, and its log; without those who wait or were turned away. */
    Uni<Found> find(Mutiny.Session session, UUID incidentId) {
        return session.find(BridgeRow.class, incidentId)
                .chain(row -> row == null
                        ? Uni.createFrom().item(new Found(new Bridge.Unknown(), List.of()))
                        : seatRows(session, incidentId)
                                .chain(seats -> log(session, incidentId)
                                        .map(log -> new Found(bridge(row, seats, List.of(), Set.of()), log))));
    }

    /** Writes what a locked bridge became. */
    Uni<Void> save(Mutiny.Session session, Locked locked, Bridge after, List<LogLine> lines) {
        return switch (after) {
            case Bridge.Unknown unknown -> Uni.createFrom().voidItem();
            case Bridge.Open open -> {
                BridgeRow row = locked.row() == null ? BridgeRow.of(open.call()) : locked.row();
                row.closedAt = null;
                row.systemId = open.call().systemId();
                row.seatLimit = open.call().seatLimit();
                List<Object> added = new ArrayList<>();
                added.addAll(newSeats(locked, open));
                added.addAll(newWaits(locked, open));
                added.addAll(newTurnedAway(locked, open));
                yield write(session, row, added, gone(locked, open.seats(), open.waits()), lines);
            }
            case Bridge.Closed closed -> {
                locked.row().closedAt = closed.closedAt();
                yield write(session, locked.row(), List.of(), gone(locked, List.of(), List.of()), lines);
            }
        };
    }

    private static Uni<Void> write(
            Mutiny.Session session, BridgeRow row, List<Object> added, List<Object> gone, List<LogLine> lines) {
        List<Object> all = new ArrayList<>();
        all.add(row);
        all.addAll(added);
        for (LogLine line : lines) {
            row.logLength++;
            all.add(LogLineRow.of(row.incidentId, row.logLength, line));
        }
        return session.removeAll(gone.toArray())
                .chain(session::flush)
                .chain(() -> session.persistAll(all.toArray()))
                .chain(session::flush);
    }

    private static List<SeatRow> newSeats(Locked locked, Bridge.Open open) {
        Map<String, SeatRow> rows = new HashMap<>();
        locked.seats().forEach(row -> rows.put(row.personId, row));
        List<SeatRow> added = new ArrayList<>();
        for (Seat seat : open.seats()) {
            SeatRow row = rows.get(seat.personId());
            if (row == null) {
                added.add(SeatRow.of(open.call().incidentId(), seat));
            } else {
                row.become(seat);
            }
        }
        return added;
    }

    private static List<WaitRow> newWaits(Locked locked, Bridge.Open open) {
        Set<String> known = locked.waits().stream().map(row -> row.personId).collect(Collectors.toSet());
        return open.waits().stream()
                .filter(wait -> !known.contains(wait.personId()))
                .map(wait -> WaitRow.of(open.call().incidentId(), wait))
                .toList();
    }

    private static List<TurnedAwayRow> newTurnedAway(Locked locked, Bridge.Open open) {
        Set<TurnedAway> known = locked.bridge() instanceof Bridge.Open before ? before.turnedAway() : Set.of();
        return open.turnedAway().stream()
                .filter(turnedAway -> !known.contains(turnedAway))
                .map(turnedAway -> TurnedAwayRow.of(open.call().incidentId(), turnedAway))
                .toList();
    }

    private static List<Object> gone(Locked locked, List<Seat> seats, List<Wait> waits) {
        Set<String> seated = seats.stream().map(Seat::personId).collect(Collectors.toSet());
        Set<String> waiting = waits.stream().map(Wait::personId).collect(Collectors.toSet());
        return Stream.<Object>concat(
                        locked.seats().stream().filter(row -> !seated.contains(row.personId)),
                        locked.waits().stream().filter(row -> !waiting.contains(row.personId)))
                .toList();
    }

    private static Bridge bridge(BridgeRow row, List<SeatRow> seats, List<WaitRow> waits, Set<TurnedAway> turnedAway) {
        return row.closedAt == null
                ? new Bridge.Open(
                        row.call(),
                        seats.stream().map(SeatRow::seat).toList(),
                        waits.stream().map(WaitRow::waiting).toList(),
                        turnedAway)
                : new Bridge.Closed(row.call(), row.closedAt);
    }

    private static Uni<List<SeatRow>> seatRows(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "from SeatRow where incidentId = :incidentId order by since, personId", SeatRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList();
    }

    private static Uni<List<WaitRow>> waitRows(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "from WaitRow where incidentId = :incidentId order by since, personId", WaitRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList();
    }

    private static Uni<Set<TurnedAway>> turnedAway(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery("from TurnedAwayRow where incidentId = :incidentId", TurnedAwayRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList()
                .map(rows -> rows.stream().map(TurnedAwayRow::turnedAway).collect(Collectors.toSet()));
    }

    private static Uni<List<LogLine>> log(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "from LogLineRow where incidentId = :incidentId order by seq", LogLineRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList()
                .map(rows -> rows.stream().map(LogLineRow::line).toList());
    }
}
