package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A bridge, as one person may see it.
 *
 * @param systemId the system that the incident is of; may be null
 * @param state    {@code open} or {@code closed}
 * @param closedAt null while it is open
 * @param callUrl  where the call is; null for a person who has not taken a seat
 * @param seats    reserved and taken ones; empty on a closed bridge
 * @param gallery  address of the read-only view for everybody
 */
record BridgeView(
        UUID incidentId,
        String title,
        String systemId,
        String state,
        int seatLimit,
        Instant openedAt,
        Instant closedAt,
        String callUrl,
        List<SeatView> seats,
        String gallery) {

    static BridgeView of(Bridge.Open bridge, String personId, CallUrl callUrl, String gallery) {
        Call call = bridge.call();
        String address = bridge.seatOf(personId)
                .filter(Seat::isTaken)
                .map(seat -> callUrl.to(call.room()))
                .orElse(null);
        List<SeatView> seats = bridge.seats().stream().map(SeatView::of).toList();
        return of(call, "open", null, address, seats, gallery);
    }

    static BridgeView of(Bridge.Closed bridge, String gallery) {
        return of(bridge.call(), "closed", bridge.closedAt(), null, List.of(), gallery);
    }

    private static BridgeView of(
            Call call, String state, Instant closedAt, String callUrl, List<SeatView> seats, String gallery) {
        return new BridgeView(
                call.incidentId(),
                call.title(),
                call.systemId(),
                state,
                call.seatLimit(),
                call.openedAt(),
                closedAt,
                callUrl,
                seats,
                gallery);
    }
}
