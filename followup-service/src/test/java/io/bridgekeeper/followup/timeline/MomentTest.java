package io.bridgekeeper.followup.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MomentTest {

    @ParameterizedTest
    @MethodSource
    void isToldInOneSentence(Moment moment, String what) {
        assertThat(moment.what()).isEqualTo(what);
    }

    static Stream<Arguments> isToldInOneSentence() {
        return Stream.of(
                arguments(new Moment.Opened("Checkout fails", "SEV1"), "Opened as SEV1: Checkout fails"),
                arguments(
                        new Moment.OwnerMissing("reports has no service owner"),
                        "No owner could be called: reports has no service owner"),
                arguments(
                        new Moment.PagedAllTheSame("carol paged erin"), "Paged without an agreement: carol paged erin"),
                arguments(
                        new Moment.LoadGuarded("Step 1 has reached a limit"),
                        "One person cannot carry it: Step 1 has reached a limit"),
                arguments(new Moment.AlertJoined("Queue grows", 3), "Alert 3 joined: Queue grows"),
                arguments(new Moment.Paged("bob", "on call for checkout"), "Paged bob: on call for checkout"),
                arguments(new Moment.Acknowledged("bob"), "bob acknowledged"),
                arguments(new Moment.Declined("bob", Optional.of("on a train")), "bob declined: on a train"),
                arguments(new Moment.Declined("bob", Optional.empty()), "bob declined"),
                arguments(new Moment.Expired("bob"), "bob did not answer in time"),
                arguments(
                        new Moment.FellBack("bob", Optional.empty()),
                        "bob did not say any more that they had it; people are called again"),
                arguments(
                        new Moment.FellBack("bob", Optional.of("cannot go on: my shift is over")),
                        "bob cannot go on: my shift is over; people are called again"),
                arguments(new Moment.Reopened(Optional.empty(), Optional.empty()), "Reopened by the monitoring tool"),
                arguments(
                        new Moment.Reopened(Optional.of("bob"), Optional.of("it fails again")),
                        "Reopened by bob: it fails again"),
                arguments(
                        new Moment.Rerouted(Optional.of("checkout"), "payments", "bob", Optional.of("the gateway")),
                        "bob said that it belongs to payments and not to checkout: the gateway"),
                arguments(
                        new Moment.Rerouted(Optional.empty(), "payments", "bob", Optional.empty()),
                        "bob said that it belongs to payments"),
                arguments(
                        new Moment.SeverityChanged("SEV1", "SEV3", "bob", Optional.of("only the test shop")),
                        "bob made it SEV3, which was SEV1: only the test shop"),
                arguments(new Moment.NobodyAnswered(2), "Nobody answered: 2 steps tried"),
                arguments(new Moment.NobodyAnswered(1), "Nobody answered: 1 step tried"),
                arguments(
                        new Moment.Resolved("restart", Optional.of("bob"), Optional.of("pod was stuck")),
                        "Resolved by bob, restart: pod was stuck"),
                arguments(
                        new Moment.Resolved("self-cleared", Optional.empty(), Optional.of(" ")),
                        "Resolved by the monitoring tool, self-cleared"));
    }
}
