package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.contracts.roster.v1.BridgeClosed;
import io.bridgekeeper.contracts.roster.v1.BridgeOpened;
import io.bridgekeeper.contracts.roster.v1.SeatRefused;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.contracts.roster.v1.SeatReserved;
import io.bridgekeeper.contracts.roster.v1.SeatTaken;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Turns what happened on a bridge into what other services are told of it. */
final class BridgeEventMapper {

    private BridgeEventMapper() {}

    /** @return empty for what concerns nobody outside */
    static Optional<Record> contract(UUID incidentId, BridgeEvent event) {
        return switch (event) {
            case BridgeEvent.BridgeOpened opened -> Optional.of(opened(opened.call(), opened.at()));
            // Open is open: whoever listens to the one knows the other.
            case BridgeEvent.BridgeReopened reopened -> Optional.of(opened(reopened.call(), reopened.at()));
            case BridgeEvent.SeatReserved reserved -> {
                Seat seat = reserved.seat();
                yield Optional.of(new SeatReserved(
                        incidentId,
                        seat.personId(),
                        seat.role().word(),
                        seat.purpose().text(),
                        seat.since()));
            }
            case BridgeEvent.SeatTaken taken -> {
                Seat seat = taken.seat();
                yield Optional.of(new SeatTaken(
                        incidentId,
                        seat.personId(),
                        seat.role().word(),
                        seat.purpose().text(),
                        seat.since()));
            }
            case BridgeEvent.SeatReleased released ->
                Optional.of(new SeatReleased(
                        incidentId, released.personId(), released.reason().word(), released.at()));
            case BridgeEvent.SeatRefused refused ->
                Optional.of(new SeatRefused(
                        incidentId,
                        refused.turnedAway().personId(),
                        refused.turnedAway().reason().word(),
                        refused.at()));
            case BridgeEvent.BridgeClosed closed -> Optional.of(new BridgeClosed(incidentId, closed.at()));
            // Of both, whoever listens has heard from where we have.
            case BridgeEvent.SeatsLimited limited -> Optional.empty();
            case BridgeEvent.Rerouted rerouted -> Optional.empty();
            case BridgeEvent.NoSeatKept none -> Optional.empty();
            case BridgeEvent.WaitEnded ended -> Optional.empty();
        };
    }

    private static Record opened(Call call, Instant at) {
        return new BridgeOpened(call.incidentId(), call.systemId(), call.title(), call.seatLimit(), at);
    }
}
