package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.paging.swap.Swaps.NOW;
import static io.bridgekeeper.paging.swap.Swaps.ask;
import static io.bridgekeeper.paging.swap.Swaps.at;
import static io.bridgekeeper.paging.swap.Swaps.hours;
import static io.bridgekeeper.paging.swap.Swaps.shift;
import static io.bridgekeeper.paging.swap.Swaps.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.swap.SwapCommand.AcceptSwap;
import io.bridgekeeper.paging.swap.SwapCommand.DeclineSwap;
import io.bridgekeeper.paging.swap.SwapCommand.EndAbsence;
import io.bridgekeeper.paging.swap.SwapCommand.LookAtTime;
import io.bridgekeeper.paging.swap.SwapCommand.WithdrawSwap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwapDeciderTest {

    private static final Range SHIFT = hours(200, 224);
    private static final Range LATE_HALF = hours(212, 224);
    private static final Range BOBS = hours(224, 248);

    private final SwapDecider decider = new SwapDecider(Swaps.PLAN);

    static Stream<Arguments> wishes() {
        Swap other = ask("bob", hours(216, 220), null);
        return Stream.of(
                Arguments.of("her whole shift, of bob", ask("bob", SHIFT, null), List.of(), "asked"),
                Arguments.of("some of it, of anybody", ask(null, hours(201, 202), null), List.of(), "asked"),
                Arguments.of("for bob's in return", ask("bob", SHIFT, BOBS), List.of(), "asked"),
                Arguments.of("of one outside the rotation", ask("zoe", SHIFT, null), List.of(), "asked"),
                Arguments.of("beside an open one", ask("bob", hours(200, 216), null), List.of(other), "asked"),
                Arguments.of(
                        "where one was withdrawn",
                        ask("bob", SHIFT, null),
                        List.of(other.with(new SwapState.Withdrawn(SwapState.Cause.ASKER, NOW))),
                        "asked"),
                Arguments.of("hours of another", ask("bob", hours(224, 230), null), List.of(), "NotOnCall alice"),
                Arguments.of("hours beyond hers", ask(null, hours(223, 225), null), List.of(), "NotOnCall alice"),
                Arguments.of("hours before hers", ask(null, hours(199, 201), null), List.of(), "NotOnCall alice"),
                Arguments.of(
                        "for hours that bob has not", ask("bob", SHIFT, hours(240, 249)), List.of(), "NotOnCall bob"),
                Arguments.of("of who is called then", ask("carol", SHIFT, null), List.of(), "OnCallAlready carol"),
                Arguments.of("of who was called before", ask("carol", LATE_HALF, null), List.of(), "asked"),
                Arguments.of("twice", ask("carol", LATE_HALF, null), List.of(other), "Overlaps"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("wishes")
    void asksOnlyForHoursInWhichTheAskerIsOnCallAndOnlyOnce(
            String what, Swap wish, List<Swap> others, String expected) {
        assertThat(told(decider.ask(wish, others, usual(), NOW))).isEqualTo(expected);
    }

    @Test
    void asksNobodyForHoursInReturnInWhichTheAskerIsOnCall() {
        Circumstances both = usual(shift("alice", Role.SECONDARY, 230, 231));
        assertThat(told(decider.ask(ask("bob", SHIFT, BOBS), List.of(), both, NOW)))
                .isEqualTo("OnCallAlready alice");
    }

    @Test
    void letsAShadowTakeTheHoursThatItLearnsIn() {
        Circumstances learning = usual(shift("bob", Role.SHADOW, 200, 224));
        assertThat(told(decider.ask(ask("bob", SHIFT, null), List.of(), learning, NOW)))
                .isEqualTo("asked");
        assertThat(told(decider.decide(ask("bob", SHIFT, null), new AcceptSwap("bob"), learning, NOW)))
                .isEqualTo("bob for alice 200-224");
    }

    static Stream<Arguments> answers() {
        Swap toBob = ask("bob", SHIFT, null);
        Swap toAll = ask(null, LATE_HALF, null);
        Swap inReturn = ask("bob", SHIFT, BOBS);
        Swap had = toBob.with(new SwapState.Accepted("bob", at(1)));
        Swap gone = toAll.with(new SwapState.Withdrawn(SwapState.Cause.ASKER, at(1)));
        Swap no = toBob.declinedAlsoBy("bob").with(new SwapState.Declined("bob", Optional.empty(), at(1)));
        return Stream.of(
                Arguments.of(toBob, new AcceptSwap("bob"), 1, "bob for alice 200-224"),
                Arguments.of(inReturn, new AcceptSwap("bob"), 1, "bob for alice 200-224, alice for bob 224-248"),
                Arguments.of(toAll, new AcceptSwap("carol"), 1, "carol for alice 212-224"),
                Arguments.of(toBob, new AcceptSwap("bob"), 199, "bob for alice 200-224"),
                Arguments.of(toBob, new AcceptSwap("bob"), 200, "Ended expired"),
                Arguments.of(toBob, new AcceptSwap("carol"), 1, "NotYours"),
                Arguments.of(toBob, new AcceptSwap("alice"), 1, "NotYours"),
                Arguments.of(toAll, new AcceptSwap("alice"), 1, "NotYours"),
                Arguments.of(toAll, new AcceptSwap("zoe"), 1, "NotYours"),
                Arguments.of(ask(null, SHIFT, null), new AcceptSwap("carol"), 1, "OnCallAlready carol"),
                Arguments.of(ask("bob", hours(300, 301), null), new AcceptSwap("bob"), 1, "ShiftChanged alice"),
                Arguments.of(ask("bob", SHIFT, hours(250, 251)), new AcceptSwap("bob"), 1, "ShiftChanged bob"),
                Arguments.of(had, new AcceptSwap("bob"), 2, "nothing"),
                Arguments.of(
                        toAll.with(new SwapState.Accepted("bob", at(1))),
                        new AcceptSwap("carol"),
                        2,
                        "AcceptedBefore bob"),
                Arguments.of(gone, new AcceptSwap("bob"), 2, "Ended withdrawn"),
                Arguments.of(no, new AcceptSwap("bob"), 2, "Ended declined"),
                Arguments.of(toBob, new DeclineSwap("bob", Optional.of("away")), 1, "declined by bob"),
                Arguments.of(toBob, new DeclineSwap("carol", Optional.empty()), 1, "NotYours"),
                Arguments.of(no, new DeclineSwap("bob", Optional.empty()), 2, "nothing"),
                Arguments.of(had, new DeclineSwap("bob", Optional.empty()), 2, "AcceptedBefore bob"),
                Arguments.of(toAll, new DeclineSwap("bob", Optional.empty()), 1, "passed over bob"),
                Arguments.of(
                        toAll.declinedAlsoBy("bob"),
                        new DeclineSwap("carol", Optional.empty()),
                        1,
                        "declined by carol"),
                Arguments.of(toAll.declinedAlsoBy("bob"), new AcceptSwap("bob"), 1, "bob for alice 212-224"),
                Arguments.of(toBob, new WithdrawSwap("alice"), 1, "withdrawn ASKER"),
                Arguments.of(toBob, new WithdrawSwap("bob"), 1, "NotYours"),
                Arguments.of(gone, new WithdrawSwap("alice"), 2, "nothing"),
                Arguments.of(had, new WithdrawSwap("alice"), 2, "AcceptedBefore bob"),
                Arguments.of(toBob, new WithdrawSwap("alice"), 200, "Ended expired"),
                Arguments.of(toAll, new EndAbsence(), 1, "withdrawn ABSENCE_GONE"),
                Arguments.of(had, new EndAbsence(), 2, "AcceptedBefore bob"),
                Arguments.of(toBob, new LookAtTime(), 31, "nothing"),
                Arguments.of(toBob, new LookAtTime(), 32, "reminded bob, next 152"),
                Arguments.of(toBob, new LookAtTime(), 160, "reminded bob, next 188"),
                Arguments.of(toBob, new LookAtTime(), 190, "reminded bob, next 200"),
                Arguments.of(toBob, new LookAtTime(), 200, "expired"),
                Arguments.of(toAll.declinedAlsoBy("bob"), new LookAtTime(), 50, "reminded carol, next 164"),
                Arguments.of(ask("bob", hours(220, 224), hours(224, 225)), new LookAtTime(), 221, "expired"),
                Arguments.of(ask("bob", hours(300, 301), null), new LookAtTime(), 150, "withdrawn SHIFT_CHANGED"),
                Arguments.of(ask("bob", SHIFT, hours(250, 251)), new LookAtTime(), 150, "withdrawn SHIFT_CHANGED"),
                Arguments.of(had, new LookAtTime(), 250, "nothing"));
    }

    @ParameterizedTest(name = "{1} at {2}: {3}")
    @MethodSource("answers")
    void answersEachByWhatIsAskedAndHowFarItHasCome(Swap swap, SwapCommand command, int hour, String expected) {
        assertThat(told(decider.decide(swap, command, usual(), at(hour)))).isEqualTo(expected);
    }

    @Test
    void expiresWhenTheHoursInReturnBegin() {
        Swap early = ask("bob", hours(224, 248), hours(200, 210));
        assertThat(told(decider.decide(early, new LookAtTime(), usual(), at(200))))
                .isEqualTo("expired");
        assertThat(told(decider.decide(early, new AcceptSwap("bob"), usual(), at(205))))
                .isEqualTo("Ended expired");
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Nothing nothing -> "nothing";
            case Decision.Refuse(Refusal refusal) -> told(refusal);
            case Decision.Happen(Swap after, SwapEvent event) -> told(after, event);
        };
    }

    private static String told(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownSwap r -> "UnknownSwap";
            case Refusal.NotYours r -> "NotYours";
            case Refusal.NotOnCall(String person, Range range) -> "NotOnCall " + person;
            case Refusal.ShiftChanged(String person, Range range) -> "ShiftChanged " + person;
            case Refusal.OnCallAlready(String person, Range range) -> "OnCallAlready " + person;
            case Refusal.Overlaps overlaps -> "Overlaps";
            case Refusal.AcceptedBefore(String by, var when) -> "AcceptedBefore " + by;
            case Refusal.Ended(String state, var when) -> "Ended " + state;
        };
    }

    private static String told(Swap after, SwapEvent event) {
        return switch (event) {
            case SwapEvent.SwapAsked asked -> {
                assertThat(after.isOpen()).isTrue();
                yield "asked";
            }
            case SwapEvent.SwapAccepted(String by, var handovers) -> {
                assertThat(after.state().word()).isEqualTo("accepted");
                yield String.join(
                        ", ",
                        handovers.stream()
                                .map(one -> one.byId() + " for " + one.fromId() + " "
                                        + hour(one.range().from()) + "-"
                                        + hour(one.range().until()))
                                .toList());
            }
            case SwapEvent.SwapPassedOver(String by) -> {
                assertThat(after.isOpen()).isTrue();
                assertThat(after.declinedBy()).contains(by);
                yield "passed over " + by;
            }
            case SwapEvent.SwapDeclined(String by, var reason) -> {
                assertThat(after.state().word()).isEqualTo("declined");
                yield "declined by " + by;
            }
            case SwapEvent.SwapWithdrawn(var cause) -> {
                assertThat(after.state().word()).isEqualTo("withdrawn");
                yield "withdrawn " + cause;
            }
            case SwapEvent.SwapExpired expired -> {
                assertThat(after.state().word()).isEqualTo("expired");
                yield "expired";
            }
            case SwapEvent.SwapReminded(var people) ->
                "reminded " + String.join(" ", people) + ", next " + hour(((SwapState.Open) after.state()).dueAt());
        };
    }

    private static long hour(Instant instant) {
        return Duration.between(NOW, instant).toHours();
    }
}
