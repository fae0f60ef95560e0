package io.bridgekeeper.roster.bridge;

import static io.bridgekeeper.roster.bridge.BridgeLanguage.EARLIER;
import static io.bridgekeeper.roster.bridge.BridgeLanguage.NOW;
import static io.bridgekeeper.roster.bridge.BridgeLanguage.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.bridgekeeper.roster.bridge.BridgeCommand.TakeSeat;
import io.bridgekeeper.roster.bridge.BridgeEvent.SeatTaken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BridgeDeciderTest {

    record Given(
            String bridge,
            int limit,
            List<String> seats,
            List<String> waits,
            @JsonProperty("turned-away") List<String> turnedAway) {

        Bridge state() {
            return switch (bridge == null ? "open" : bridge) {
                case "unknown" -> new Bridge.Unknown();
                case "closed" -> new Bridge.Closed(call(2), EARLIER);
                case "open" ->
                    new Bridge.Open(
                            call(limit),
                            words(seats).map(BridgeLanguage::seat).toList(),
                            words(waits).map(BridgeLanguage::waiting).toList(),
                            words(turnedAway).map(BridgeLanguage::turnedAway).collect(Collectors.toSet()));
                default -> throw new IllegalArgumentException(bridge);
            };
        }

        private static Stream<String> words(List<String> list) {
            return list == null ? Stream.of() : list.stream();
        }
    }

    record Case(String it, Given given, String when, List<String> then) {}

    @TestFactory
    Stream<DynamicTest> theBridge() throws IOException {
        try (InputStream table = BridgeDeciderTest.class.getResourceAsStream("/bridge/seats.yaml")) {
            Case[] cases = new YAMLMapper().readValue(table, Case[].class);
            assertThat(cases).hasSizeGreaterThan(90);
            return Stream.of(cases).map(c -> dynamicTest(c.it(), () -> check(c)));
        }
    }

    private static void check(Case c) {
        Bridge before = c.given().state();
        Decision decision = BridgeDecider.decide(before, BridgeLanguage.command(c.when()), NOW);
        assertThat(BridgeLanguage.words(decision)).isEqualTo(c.then());

        // What the decider says can happen, can: no event is one that the state does not know.
        decision.events().stream().reduce(before, Bridge::after, (a, b) -> b);
    }

    @Test
    void seatsTheAcceptorForWhatTheyWerePagedFor() {
        Bridge paged = after(
                new Bridge.Open(call(2), List.of(), List.of(), Set.of()),
                new KeepSeat("alice", new Purpose("on call for checkout")));

        Decision decision = BridgeDecider.decide(paged, new SeatAcceptor("alice"), NOW);

        assertThat(decision.events())
                .containsExactly(new SeatTaken(
                        new Seat(
                                "alice",
                                SeatRole.RESPONDER,
                                new Purpose("on call for checkout"),
                                Seat.State.TAKEN,
                                Ground.PAGE,
                                NOW),
                        false));
    }

    @Test
    void seatsWhoWaitsForWhatTheyWerePagedFor() {
        Bridge full = after(
                new Bridge.Open(call(1), List.of(BridgeLanguage.seat("bob responder taken page")), List.of(), Set.of()),
                new KeepSeat("alice", new Purpose("on call for checkout")));

        Bridge.Open kept = (Bridge.Open) after(full, BridgeLanguage.command("stand-down bob"));

        assertThat(kept.seats())
                .containsExactly(Seat.reserved(
                        "alice", SeatRole.RESPONDER, new Purpose("on call for checkout"), Ground.PAGE, NOW));
        assertThat(kept.waits()).isEmpty();
    }

    @Test
    void seatsAPersonForWhatTheySayTheyComeFor() {
        Bridge paged = after(
                new Bridge.Open(call(2), List.of(), List.of(), Set.of()),
                new KeepSeat("alice", new Purpose("on call for checkout")));
        var take =
                new TakeSeat(BridgeLanguage.caller("alice"), SeatRole.RESPONDER, new Purpose("roll back the release"));

        Bridge.Open seated = (Bridge.Open) after(paged, take);

        assertThat(seated.seatOf("alice"))
                .hasValueSatisfying(seat -> assertThat(seat.purpose().text()).isEqualTo("roll back the release"));
    }

    private static Bridge after(Bridge bridge, BridgeCommand command) {
        return BridgeDecider.decide(bridge, command, NOW).events().stream().reduce(bridge, Bridge::after, (a, b) -> b);
    }
}
