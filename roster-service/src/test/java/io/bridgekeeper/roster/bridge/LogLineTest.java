package io.bridgekeeper.roster.bridge;

import static io.bridgekeeper.roster.bridge.BridgeLanguage.NOW;
import static io.bridgekeeper.roster.bridge.BridgeLanguage.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogLineTest {

    static Stream<Arguments> events() {
        Seat seat = Seat.taken("alice", SeatRole.RESPONDER, new Purpose("roll back."), Ground.PAGE, NOW);
        return Stream.of(
                arguments(new BridgeEvent.BridgeOpened(call(4)), "The bridge is open with 4 seats: Checkout is slow."),
                arguments(new BridgeEvent.BridgeOpened(call(1)), "The bridge is open with one seat: Checkout is slow."),
                arguments(
                        new BridgeEvent.SeatReserved(
                                Seat.reserved("bob", SeatRole.COMMANDER, new Purpose("lead"), Ground.INVITATION, NOW)),
                        "A seat is kept for bob as commander: lead."),
                arguments(
                        new BridgeEvent.NoSeatKept(new Wait("bob", new Purpose("on call"), NOW), 2),
                        "No seat could be kept for bob: all 2 are kept or taken."
                                + " There will be one when one is free, or when bob accepts the page."),
                arguments(new BridgeEvent.SeatsLimited(2, 5, NOW), "The bridge has 5 seats now, before it had 2."),
                arguments(
                        new BridgeEvent.SeatsLimited(4, 1, NOW),
                        "The bridge has one seat now, before it had 4. Nobody has to go."),
                arguments(
                        new BridgeEvent.Rerouted("checkout", "payments", NOW),
                        "The incident is of payments, not of checkout."),
                arguments(new BridgeEvent.Rerouted(null, "payments", NOW), "The incident is of payments."),
                arguments(
                        new BridgeEvent.WaitEnded("bob", Release.STOOD_DOWN, "carol", NOW),
                        "bob was stood down by carol."),
                arguments(
                        new BridgeEvent.WaitEnded("bob", Release.DECLINED, null, NOW),
                        "No seat is needed for bob any more: the page was declined."),
                arguments(
                        new BridgeEvent.WaitEnded("bob", Release.WITHDRAWN, null, NOW),
                        "No seat is needed for bob any more: the page was withdrawn."),
                arguments(
                        new BridgeEvent.WaitEnded("bob", Release.CLOSED, null, NOW),
                        "No seat is needed for bob any more: the incident is resolved."),
                arguments(new BridgeEvent.SeatTaken(seat, false), "alice sits on the bridge as responder: roll back."),
                arguments(
                        new BridgeEvent.SeatTaken(seat, true),
                        "alice sits on the bridge as responder: roll back."
                                + " This is one seat over the limit: who accepted the page never waits outside."),
                arguments(new BridgeEvent.SeatReleased("alice", Release.STOOD_DOWN, "alice", NOW), "alice stood down."),
                arguments(
                        new BridgeEvent.SeatReleased("alice", Release.STOOD_DOWN, "carol", NOW),
                        "alice was stood down by carol."),
                arguments(
                        new BridgeEvent.SeatReleased("alice", Release.DECLINED, null, NOW),
                        "The seat kept for alice is free: the page was declined."),
                arguments(
                        new BridgeEvent.SeatReleased("alice", Release.WITHDRAWN, null, NOW),
                        "The seat kept for alice is free: the page was withdrawn."),
                arguments(
                        new BridgeEvent.SeatReleased("alice", Release.CLOSED, null, NOW),
                        "The seat of alice ended with the incident."),
                arguments(
                        new BridgeEvent.SeatRefused(new TurnedAway("dave", TurnedAway.Reason.NOT_INVITED), NOW),
                        "dave was turned to the gallery: not invited."),
                arguments(
                        new BridgeEvent.SeatRefused(new TurnedAway("dave", TurnedAway.Reason.BRIDGE_FULL), NOW),
                        "dave was turned to the gallery: the bridge is full."),
                arguments(new BridgeEvent.BridgeClosed(NOW), "The bridge is closed: the incident is resolved."));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatHappenedInOneSentence(BridgeEvent event, String sentence) {
        assertThat(LogLine.of(event).what()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @MethodSource("events")
    void neverNamesTheRoom(BridgeEvent event, String sentence) {
        assertThat(LogLine.of(event) + event.toString()).doesNotContain("room-7");
    }
}
