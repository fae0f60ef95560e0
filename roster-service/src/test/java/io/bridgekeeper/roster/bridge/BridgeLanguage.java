package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.roster.bridge.BridgeCommand.CloseBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.DropSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.Invite;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.OpenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.ReopenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDown;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDownOther;
import io.bridgekeeper.roster.bridge.BridgeCommand.TakeSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The words in which the tables of this package speak; the head of {@code seats.yaml} lists them. */
final class BridgeLanguage {

    static final Instant EARLIER = Instant.parse("2026-11-23T02:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    static final Set<String> COMMANDERS = Set.of("carol", "cora");
    static final UUID INCIDENT = UUID.fromString("0198f0a0-0000-7000-8000-000000000001");

    private BridgeLanguage() {}

    static Call call(int limit) {
        return new Call(INCIDENT, "checkout", "Checkout is slow", limit, new Room("room-7"), EARLIER);
    }

    static Caller caller(String personId) {
        return new Caller(personId, COMMANDERS.contains(personId));
    }

    /** From {@code person role state ground}. */
    static Seat seat(String words) {
        String[] word = words.split(" ");
        return new Seat(
                word[0],
                role(word[1]),
                new Purpose("was here"),
                Seat.State.valueOf(upper(word[2])),
                Ground.valueOf(upper(word[3])),
                EARLIER);
    }

    static Wait waiting(String personId) {
        return new Wait(personId, new Purpose("was called"), EARLIER);
    }

    static TurnedAway turnedAway(String words) {
        String[] word = words.split(" ");
        return new TurnedAway(word[0], TurnedAway.Reason.valueOf(upper(word[1])));
    }

    static BridgeCommand command(String words) {
        String[] word = words.split(" ");
        Purpose purpose = new Purpose("come to help");
        return switch (word[0]) {
            case "open" -> new OpenBridge(call(2));
            case "page" -> new KeepSeat(word[1], purpose);
            case "accept" -> new SeatAcceptor(word[1]);
            case "decline" -> new DropSeat(word[1], Release.DECLINED);
            case "withdraw" -> new DropSeat(word[1], Release.WITHDRAWN);
            case "reopen" -> new ReopenBridge();
            case "limit" -> new BridgeCommand.LimitSeats(Integer.parseInt(word[1]));
            case "reroute" ->
                new BridgeCommand.Reroute(
                        word[1], word.length > 2 ? Optional.of(Integer.valueOf(word[2])) : Optional.empty());
            case "resolve" -> new CloseBridge();
            case "take" -> new TakeSeat(caller(word[1]), role(word[2]), purpose);
            case "invite" -> new Invite(caller(word[1]), word[2], role(word[3]), purpose);
            case "stand-down" ->
                word.length == 2 ? new StandDown(caller(word[1])) : new StandDownOther(caller(word[1]), word[2]);
            default -> throw new IllegalArgumentException(words);
        };
    }

    static List<String> words(Decision decision) {
        Stream<String> events = decision.events().stream().map(BridgeLanguage::words);
        return switch (decision) {
            case Decision.Accept accept -> events.toList();
            case Decision.Nothing nothing -> List.of("nothing");
            case Decision.Refuse refuse -> {
                List<String> all = new ArrayList<>(List.of("refused " + words(refuse.refusal())));
                events.forEach(all::add);
                yield all;
            }
        };
    }

    private static String words(BridgeEvent event) {
        return switch (event) {
            case BridgeEvent.BridgeOpened e -> "opened";
            case BridgeEvent.SeatReserved e -> "kept " + words(e.seat());
            case BridgeEvent.NoSeatKept e -> "no seat kept for " + e.waiting().personId();
            case BridgeEvent.WaitEnded e ->
                "waits no more " + e.personId() + " " + e.reason().word();
            case BridgeEvent.SeatTaken e -> "taken " + words(e.seat()) + (e.overLimit() ? " over-limit" : "");
            case BridgeEvent.SeatReleased e ->
                "released " + e.personId() + " " + e.reason().word();
            case BridgeEvent.SeatRefused e ->
                "turned away " + e.turnedAway().personId() + " "
                        + e.turnedAway().reason().word();
            case BridgeEvent.SeatsLimited e -> "seats " + e.from() + " to " + e.seatLimit();
            case BridgeEvent.Rerouted e -> "of " + e.systemId() + " not " + e.from();
            case BridgeEvent.BridgeReopened e -> "opened again";
            case BridgeEvent.BridgeClosed e -> "closed";
        };
    }

    private static String words(Seat seat) {
        return seat.personId() + " " + seat.role().word() + " "
                + seat.ground().name().toLowerCase(Locale.ROOT);
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownBridge r -> "unknown-bridge";
            case Refusal.BridgeClosed r -> "bridge-closed";
            case Refusal.NotInvited r -> "not-invited";
            case Refusal.BridgeFull r -> "bridge-full";
            case Refusal.NotCommander r -> "not-commander";
            case Refusal.CommandTaken r -> "command-taken by " + r.commander();
            case Refusal.NotSeated r -> "not-seated";
            case Refusal.UnknownSeat r -> "unknown-seat";
        };
    }

    private static SeatRole role(String word) {
        return SeatRole.ofWord(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
