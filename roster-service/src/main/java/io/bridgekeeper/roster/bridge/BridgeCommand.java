package io.bridgekeeper.roster.bridge;

import java.util.Optional;

/** What somebody wants of a bridge. */
sealed interface BridgeCommand {

    /** The incident began. */
    record OpenBridge(Call call) implements BridgeCommand {}

    /** A person is being paged: keep a seat for them. */
    record KeepSeat(String personId, Purpose purpose) implements BridgeCommand {}

    /** A person accepted their page. What becomes of the pages of others is told of each by itself. */
    record SeatAcceptor(String personId) implements BridgeCommand {}

    /**
     * The page of a person is over without their coming.
     *
     * @param reason declined or withdrawn
     */
    record DropSeat(String personId, Release reason) implements BridgeCommand {}

    /** The incident was resolved too early. */
    record ReopenBridge() implements BridgeCommand {}

    /** The incident is as bad now that so many may sit; nobody is asked to leave. */
    record LimitSeats(int seatLimit) implements BridgeCommand {}

    /**
     * The incident is of another system than it seemed.
     *
     * @param seatLimit of that system; empty: as many as before
     */
    record Reroute(String systemId, Optional<Integer> seatLimit) implements BridgeCommand {}

    /** The incident is resolved. */
    record CloseBridge() implements BridgeCommand {}

    /** A person asks for a seat. */
    record TakeSeat(Caller caller, SeatRole role, Purpose purpose) implements BridgeCommand {}

    /** A person asks another one to come. */
    record Invite(Caller caller, String personId, SeatRole role, Purpose purpose) implements BridgeCommand {}

    /** A person leaves. */
    record StandDown(Caller caller) implements BridgeCommand {}

    /** A commander thanks a person and sends them off. */
    record StandDownOther(Caller caller, String personId) implements BridgeCommand {}
}
