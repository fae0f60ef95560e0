package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.roster.bridge.BridgeCommand.CloseBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.DropSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.Invite;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.LimitSeats;
import io.bridgekeeper.roster.bridge.BridgeCommand.OpenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.ReopenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.Reroute;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDown;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDownOther;
import io.bridgekeeper.roster.bridge.BridgeCommand.TakeSeat;
import io.bridgekeeper.roster.bridge.BridgeEvent.BridgeClosed;
import io.bridgekeeper.roster.bridge.BridgeEvent.BridgeOpened;
import io.bridgekeeper.roster.bridge.BridgeEvent.BridgeReopened;
import io.bridgekeeper.roster.bridge.BridgeEvent.NoSeatKept;
import io.bridgekeeper.roster.bridge.BridgeEvent.Rerouted;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatRefused;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatReleased;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatReserved;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatTaken;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatsLimited;
import io.bridgekeeper.roster.bridge.BridgeEvent.WaitEnded;
import io.bridgekeeper.roster.bridge.Decision.Accept;
import io.bridgekeeper.roster.bridge.Decision.Nothing;
import io.bridgekeeper.roster.bridge.Decision.Refuse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what one command does to one bridge.
 *
 * <p>What other services tell is answered with events or with {@link Nothing}: events come late and twice and must be
 * harmless, above all to a closed bridge. A person gets a {@link Refuse} with the reason.
 *
 * <p>A paged person's seat is kept for as long as that person's own page may be accepted, whoever else accepts theirs: of
 * the pages of an incident several may be, since people are paged by hand too. Where the bridge is full the person waits,
 * and the next free seat is kept for whoever waits longest.
 *
 * <p>No command lets a bridge grow beyond its seat limit, with one exception: who accepted a page never waits outside.
 * If all seats are kept or taken, the person is seated over the limit and the log says it. Where the limit falls below
 * who sits or is expected, nobody has to go: there is no new seat until enough of them have gone.
 */
final class BridgeDecider {

    private static final Purpose ACCEPTED = new Purpose("accepted the page");

    private BridgeDecider() {}

    /**
     * @param now the time of asking, not of what is being told
     * @return never null, never an exception for a domain reason
     */
    static Decision decide(Bridge bridge, BridgeCommand command, Instant now) {
        return switch (bridge) {
            case Bridge.Unknown unknown -> whileUnknown(command);
            case Bridge.Open open -> keepFreed(open, whileOpen(open, command, now), now);
            case Bridge.Closed closed -> whileClosed(closed, command, now);
        };
    }

    private static Decision whileUnknown(BridgeCommand command) {
        return switch (command) {
            case OpenBridge open -> new Accept(new BridgeOpened(open.call()));
            case KeepSeat k -> new Nothing("no such bridge");
            case SeatAcceptor a -> new Nothing("no such bridge");
            case DropSeat d -> new Nothing("no such bridge");
            case ReopenBridge r -> new Nothing("no such bridge");
            case LimitSeats l -> new Nothing("no such bridge");
            case Reroute r -> new Nothing("no such bridge");
            case CloseBridge c -> new Nothing("no such bridge");
            case TakeSeat t -> new Refuse(new Refusal.UnknownBridge());
            case Invite i -> new Refuse(new Refusal.UnknownBridge());
            case StandDown s -> new Refuse(new Refusal.UnknownBridge());
            case StandDownOther s -> new Refuse(new Refusal.UnknownBridge());
        };
    }

    private static Decision whileClosed(Bridge.Closed bridge, BridgeCommand command, Instant now) {
        return switch (command) {
            case ReopenBridge r -> new Accept(new BridgeReopened(bridge.call(), now));
            case OpenBridge o -> new Nothing("closed already");
            case KeepSeat k -> new Nothing("closed already");
            case SeatAcceptor a -> new Nothing("closed already");
            case LimitSeats l -> new Nothing("closed already");
            case Reroute r -> new Nothing("closed already");
            case DropSeat d -> new Nothing("closed already");
            case CloseBridge c -> new Nothing("closed already");
            case StandDown s -> new Nothing("closed, nobody sits there");
            case TakeSeat t -> new Refuse(new Refusal.BridgeClosed());
            case Invite i -> new Refuse(new Refusal.BridgeClosed());
            case StandDownOther s -> new Refuse(new Refusal.BridgeClosed());
        };
    }

    private static Decision whileOpen(Bridge.Open bridge, BridgeCommand command, Instant now) {
        return switch (command) {
            case OpenBridge o -> new Nothing("open already");
            case KeepSeat keep -> keep(bridge, keep, now);
            case SeatAcceptor accepted -> seatAcceptor(bridge, accepted.personId(), now);
            case DropSeat drop ->
                bridge.seatOf(drop.personId())
                        .filter(Seat::waitsForPage)
                        .<Decision>map(seat -> new Accept(released(seat, drop.reason(), null, now)))
                        .or(() -> bridge.waitOf(drop.personId())
                                .map(wait -> new Accept(ended(wait, drop.reason(), null, now))))
                        .orElseGet(() -> new Nothing("no seat waits for this page"));
            case ReopenBridge r -> new Nothing("open already");
            case CloseBridge c -> close(bridge, now);
            case LimitSeats limit -> accept(limited(bridge, Optional.of(limit.seatLimit()), now));
            case Reroute reroute -> reroute(bridge, reroute, now);
            case TakeSeat take -> take(bridge, take, now);
            case Invite invite -> invite(bridge, invite, now);
            case StandDown down ->
                bridge.seatOf(down.caller().personId())
                        .<Decision>map(seat -> new Accept(
                                released(seat, Release.STOOD_DOWN, down.caller().personId(), now)))
                        .or(() -> bridge.waitOf(down.caller().personId())
                                .map(wait -> new Accept(ended(
                                        wait, Release.STOOD_DOWN, down.caller().personId(), now))))
                        .orElseGet(() -> new Nothing("stood down already"));
            case StandDownOther down -> standDownOther(bridge, down, now);
        };
    }

    /** Gives what a decision leaves free to those who wait. */
    private static Decision keepFreed(Bridge.Open before, Decision decision, Instant now) {
        if (!(decision instanceof Accept accept)) {
            return decision;
        }
        List<BridgeEvent> events = new ArrayList<>(accept.events());
        Bridge after = events.stream().reduce(before, Bridge::after, (a, b) -> b);
        while (after instanceof Bridge.Open open
                && !open.isFull()
                && !open.waits().isEmpty()) {
            Wait first = open.waits().getFirst();
            BridgeEvent kept = kept(first.personId(), first.purpose(), now);
            events.add(kept);
            after = open.after(kept);
        }
        return new Accept(events);
    }

    private static Decision keep(Bridge.Open bridge, KeepSeat keep, Instant now) {
        if (bridge.seatOf(keep.personId()).isPresent()) {
            return new Nothing("has a seat already");
        }
        if (bridge.waitOf(keep.personId()).isPresent()) {
            return new Nothing("waits for a seat already");
        }
        if (bridge.isFull()) {
            return new Accept(new NoSeatKept(
                    new Wait(keep.personId(), keep.purpose(), now),
                    bridge.call().seatLimit()));
        }
        return new Accept(kept(keep.personId(), keep.purpose(), now));
    }

    private static Decision seatAcceptor(Bridge.Open bridge, String personId, Instant now) {
        Optional<Seat> own = bridge.seatOf(personId);
        if (own.isEmpty()) {
            Purpose purpose = bridge.waitOf(personId).map(Wait::purpose).orElse(ACCEPTED);
            return new Accept(new SeatTaken(
                    Seat.taken(personId, SeatRole.RESPONDER, purpose, Ground.PAGE, now), bridge.isFull()));
        }
        return own.filter(seat -> !seat.isTaken())
                .<Decision>map(seat -> new Accept(sitDown(seat, seat.role(), seat.purpose(), now)))
                .orElseGet(() -> new Nothing("sits already"));
    }

    private static Decision reroute(Bridge.Open bridge, Reroute reroute, Instant now) {
        List<BridgeEvent> events = new ArrayList<>();
        String from = bridge.call().systemId();
        if (!reroute.systemId().equals(from)) {
            events.add(new Rerouted(from, reroute.systemId(), now));
        }
        events.addAll(limited(bridge, reroute.seatLimit(), now));
        return accept(events);
    }

    private static List<BridgeEvent> limited(Bridge.Open bridge, Optional<Integer> seatLimit, Instant now) {
        int from = bridge.call().seatLimit();
        return seatLimit
                .filter(limit -> limit != from)
                .<BridgeEvent>map(limit -> new SeatsLimited(from, limit, now))
                .stream()
                .toList();
    }

    private static Decision accept(List<BridgeEvent> events) {
        return events.isEmpty() ? new Nothing("it is so already") : new Accept(events);
    }

    private static Decision close(Bridge.Open bridge, Instant now) {
        List<BridgeEvent> events = new ArrayList<>();
        bridge.seats().forEach(seat -> events.add(released(seat, Release.CLOSED, null, now)));
        events.add(new BridgeClosed(now));
        return new Accept(events);
    }

    private static Decision take(Bridge.Open bridge, TakeSeat take, Instant now) {
        String personId = take.caller().personId();
        Optional<Seat> own = bridge.seatOf(personId);
        if (own.filter(seat -> seat.isTaken() && seat.role() == take.role()).isPresent()) {
            return new Nothing("sits already");
        }
        var ask = new SeatRule.Ask(bridge, take.caller(), personId, take.role());
        return SeatRule.first(SeatRule.TAKING, ask)
                .map(refusal -> refuse(bridge, personId, refusal, now))
                .orElseGet(() -> new Accept(own.map(seat -> sitDown(seat, take.role(), take.purpose(), now))
                        .orElseGet(() -> new SeatTaken(
                                Seat.taken(personId, take.role(), take.purpose(), Ground.COMMAND, now), false))));
    }

    private static Decision invite(Bridge.Open bridge, Invite invite, Instant now) {
        var ask = new SeatRule.Ask(bridge, invite.caller(), invite.personId(), invite.role());
        Optional<Refusal> refusal = SeatRule.first(SeatRule.INVITING, ask);
        if (refusal.isPresent()) {
            return new Refuse(refusal.get());
        }
        // A seat that waits for a page is kept on, whatever becomes of the page.
        boolean settled = bridge.seatOf(invite.personId())
                .filter(seat -> !seat.waitsForPage())
                .isPresent();
        return settled
                ? new Nothing("has a seat already")
                : new Accept(new SeatReserved(
                        Seat.reserved(invite.personId(), invite.role(), invite.purpose(), Ground.INVITATION, now)));
    }

    private static Decision standDownOther(Bridge.Open bridge, StandDownOther down, Instant now) {
        if (!down.caller().commander()) {
            return new Refuse(new Refusal.NotCommander());
        }
        return bridge.seatOf(down.personId())
                .<Decision>map(seat -> new Accept(
                        released(seat, Release.STOOD_DOWN, down.caller().personId(), now)))
                .or(() -> bridge.waitOf(down.personId())
                        .map(wait -> new Accept(
                                ended(wait, Release.STOOD_DOWN, down.caller().personId(), now))))
                .orElseGet(() -> new Refuse(new Refusal.UnknownSeat()));
    }

    /** Only those who are turned to the gallery are told of; whoever mistook the role stays where they are. */
    private static Decision refuse(Bridge.Open bridge, String personId, Refusal refusal, Instant now) {
        Optional<TurnedAway> turnedAway = switch (refusal) {
            case Refusal.NotInvited n -> Optional.of(new TurnedAway(personId, TurnedAway.Reason.NOT_INVITED));
            case Refusal.BridgeFull f -> Optional.of(new TurnedAway(personId, TurnedAway.Reason.BRIDGE_FULL));
            case Refusal.UnknownBridge u -> Optional.empty();
            case Refusal.BridgeClosed c -> Optional.empty();
            case Refusal.NotCommander n -> Optional.empty();
            case Refusal.CommandTaken c -> Optional.empty();
            case Refusal.NotSeated n -> Optional.empty();
            case Refusal.UnknownSeat u -> Optional.empty();
        };
        return new Refuse(
                refusal,
                turnedAway
                        .filter(t -> !bridge.turnedAway().contains(t))
                        .<BridgeEvent>map(t -> new SeatRefused(t, now))
                        .stream()
                        .toList());
    }

    private static BridgeEvent sitDown(Seat seat, SeatRole role, Purpose purpose, Instant now) {
        return new SeatTaken(Seat.taken(seat.personId(), role, purpose, seat.ground(), now), false);
    }

    private static BridgeEvent kept(String personId, Purpose purpose, Instant now) {
        return new SeatReserved(Seat.reserved(personId, SeatRole.RESPONDER, purpose, Ground.PAGE, now));
    }

    private static BridgeEvent ended(Wait wait, Release reason, String by, Instant now) {
        return new WaitEnded(wait.personId(), reason, by, now);
    }

    private static BridgeEvent released(Seat seat, Release reason, String by, Instant now) {
        return new SeatReleased(seat.personId(), reason, by, now);
    }
}
