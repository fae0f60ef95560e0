package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Bridges in their tables. */
@ApplicationScoped
class BridgeRepository {

    private static final String COLUMNS = ColumnMapper.columns(BridgeRow.class, "bridge");

    /**
     * A bridge that nobody else changes until the transaction ends.
     *
     * @param row null where the bridge is unknown
     */
    record Locked(Bridge bridge, BridgeRow row, List<SeatRow> seats, List<WaitRow> waits) {}

    private static final Locked UNKNOWN = new Locked(new Bridge.Unknown(), null, List.of(), List.of());

    /**
     * A bridge to read.
     *
     * @param log in the order in which it was written
     */
    record Found(Bridge bridge, List<LogLine> log) {}

    /** What a locked bridge became, and what that adds to its log. */
    record Change(Locked locked, Bridge after, List<LogLine> lines) {}

    /**
     * Locks bridges in the order of their ids.
     *
     * @return one for each of the incidents
     */
    Uni<Map<UUID, Locked>> lock(Mutiny.Session session, Collection<UUID> incidents) {
        UUID[] ids = incidents.toArray(UUID[]::new);
        return session.createNativeQuery("""
                        select %s from bridge where incident_id = any(cast(:ids as uuid[]))
                        order by incident_id for update""".formatted(COLUMNS), BridgeRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Map.<UUID, Locked>of())
                        : seatsOf(session, ids)
                                .chain(seats -> waitsOf(session, ids)
                                        .chain(waits -> turnedAwayOf(session, ids)
                                                .map(away -> locked(rows, seats, waits, away)))))
                .map(known ->
                        incidents.stream().collect(Collectors.toMap(id -> id, id -> known.getOrDefault(id, UNKNOWN))));
    }

    private static Map<UUID, Locked> locked(
            List<BridgeRow> rows, List<SeatRow> seats, List<WaitRow> waits, List<TurnedAwayRow> away) {
        Map<UUID, List<SeatRow>> seatsOf = seats.stream().collect(Collectors.groupingBy(seat -> seat.incidentId));
        Map<UUID, List<WaitRow>> waitsOf = waits.stream().collect(Collectors.groupingBy(wait -> wait.incidentId));
        Map<UUID, Set<TurnedAway>> awayOf = away.stream()
                .collect(Collectors.groupingBy(
                        row -> row.incidentId, Collectors.mapping(TurnedAwayRow::turnedAway, Collectors.toSet())));
        return rows.stream().collect(Collectors.toMap(row -> row.incidentId, row -> {
            List<SeatRow> ownSeats = seatsOf.getOrDefault(row.incidentId, List.of());
            List<WaitRow> ownWaits = waitsOf.getOrDefault(row.incidentId, List.of());
            Set<TurnedAway> ownAway = awayOf.getOrDefault(row.incidentId, Set.of());
            return new Locked(bridge(row, ownSeats, ownWaits, ownAway), row, ownSeats, ownWaits);
        }));
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

    /** Writes what locked bridges became: first what is gone, so that a place on a bridge may change hands. */
    Uni<Void> save(Mutiny.Session session, List<Change> changes) {
        List<Object> gone = new ArrayList<>();
        List<Object> kept = new ArrayList<>();
        for (Change change : changes) {
            switch (change.after()) {
                case Bridge.Unknown unknown -> {}
                case Bridge.Open open -> {
                    Locked locked = change.locked();
                    BridgeRow row = locked.row() == null ? BridgeRow.of(open.call()) : locked.row();
                    row.closedAt = null;
                    row.systemId = open.call().systemId();
                    row.seatLimit = open.call().seatLimit();
                    kept.add(row);
                    kept.addAll(newSeats(locked, open));
                    kept.addAll(newWaits(locked, open));
                    kept.addAll(newTurnedAway(locked, open));
                    kept.addAll(log(row, change.lines()));
                    gone.addAll(gone(locked, open.seats(), open.waits()));
                }
                case Bridge.Closed closed -> {
                    BridgeRow row = change.locked().row() == null
                            ? BridgeRow.of(closed.call())
                            : change.locked().row();
                    row.closedAt = closed.closedAt();
                    kept.add(row);
                    kept.addAll(log(row, change.lines()));
                    gone.addAll(gone(change.locked(), List.of(), List.of()));
                }
            }
        }
        if (kept.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> removed = gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.removeAll(gone.toArray()).chain(session::flush);
        return removed.chain(() -> session.persistAll(kept.toArray())).chain(session::flush);
    }

    private static List<LogLineRow> log(BridgeRow row, List<LogLine> lines) {
        return lines.stream()
                .map(line -> LogLineRow.of(row.incidentId, ++row.logLength, line))
                .toList();
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

    private static Uni<List<SeatRow>> seatsOf(Mutiny.Session session, UUID[] incidents) {
        return ofIncidents(session, "seat", "order by since, person_id", SeatRow.class, incidents);
    }

    private static Uni<List<WaitRow>> waitsOf(Mutiny.Session session, UUID[] incidents) {
        return ofIncidents(session, "seat_wait", "order by since, person_id", WaitRow.class, incidents);
    }

    private static Uni<List<TurnedAwayRow>> turnedAwayOf(Mutiny.Session session, UUID[] incidents) {
        return ofIncidents(session, "turned_away", "", TurnedAwayRow.class, incidents);
    }

    private static <R> Uni<List<R>> ofIncidents(
            Mutiny.Session session, String table, String order, Class<R> row, UUID[] incidents) {
        return session.createNativeQuery(
                        "select " + ColumnMapper.columns(row, table) + " from " + table
                                + " where incident_id = any(cast(:ids as uuid[])) " + order,
                        row)
                .setParameter("ids", incidents)
                .getResultList();
    }

    private static Uni<List<LogLine>> log(Mutiny.Session session, UUID incidentId) {
        return session.createSelectionQuery(
                        "from LogLineRow where incidentId = :incidentId order by seq", LogLineRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList()
                .map(rows -> rows.stream().map(LogLineRow::line).toList());
    }
}
