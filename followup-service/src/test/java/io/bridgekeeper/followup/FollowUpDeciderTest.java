package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bridgekeeper.followup.FollowUpCommand.AcceptAccountability;
import io.bridgekeeper.followup.FollowUpCommand.ProposeAccountable;
import io.bridgekeeper.followup.FollowUpCommand.ProposeProductOwner;
import io.bridgekeeper.followup.accountability.Accountability;
import io.bridgekeeper.followup.accountability.Accountability.Acceptance;
import io.bridgekeeper.followup.accountability.Accountability.Accepted;
import io.bridgekeeper.followup.accountability.Accountability.HandingOver;
import io.bridgekeeper.followup.accountability.Accountability.Proposal;
import io.bridgekeeper.followup.accountability.Accountability.Proposed;
import io.bridgekeeper.followup.accountability.Accountability.Unassigned;
import io.bridgekeeper.followup.accountability.Nominee;
import io.bridgekeeper.followup.catalog.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofHours(1));
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final Accountability NOBODY = new Unassigned();
    private static final Accountability ERIN_ASKED = new Proposed(new Proposal("erin", Accountability.CATALOG, BEFORE));
    private static final Accountability ERIN_HOLDS = new Accepted(new Acceptance("erin", BEFORE));
    private static final Accountability ERIN_TO_FRANK =
            new HandingOver(new Acceptance("erin", BEFORE), new Proposal("frank", "erin", BEFORE));

    @ParameterizedTest
    @ValueSource(strings = {"fix", "workaround", "restart", "rollback", "self-cleared", "false-alarm"})
    void opensAFollowUpHoweverTheIncidentEnded(String how) {
        Resolution resolution = resolution(how, BEFORE);

        Decision decision =
                FollowUpDecider.onResolution(new Precedent.None(), resolution, Optional.of("erin"), ID, NOW);

        var opened = new FollowUpEvent.Opened(ID, resolution, Optional.of("erin"), NOW);
        assertThat(decision).isEqualTo(new Decision.Happened(FollowUp.of(opened), opened));
        assertThat(FollowUp.of(opened).accountability())
                .isEqualTo(new Proposed(new Proposal("erin", Accountability.CATALOG, NOW)));
    }

    @Test
    void opensAFollowUpWithoutAProposalWhereNobodyIsKnown() {
        Decision decision = FollowUpDecider.onResolution(
                new Precedent.None(), resolution("fix", BEFORE), Optional.empty(), ID, NOW);

        assertThat(after(decision).accountability()).isEqualTo(NOBODY);
    }

    @Test
    void countsARecurrenceAndRestartsNoClock() {
        FollowUp open = followUp(ERIN_HOLDS);
        Resolution again = resolution("restart", NOW);

        Decision decision =
                FollowUpDecider.onResolution(new Precedent.Unsolved(open), again, Optional.of("frank"), ID, NOW);

        assertThat(decision)
                .isEqualTo(
                        new Decision.Happened(after(decision), new FollowUpEvent.Recurred(again.occurrence(), 2, NOW)));
        assertThat(after(decision).occurrences()).isEqualTo(2);
        assertThat(after(decision).latest()).isEqualTo(again.occurrence());
        assertThat(after(decision).clocks()).isEqualTo(open.clocks());
        assertThat(after(decision).accountability()).isEqualTo(ERIN_HOLDS);
    }

    @Test
    void keepsTheLatestOccurrenceWhenAnOlderOneIsToldLate() {
        FollowUp open = followUp(ERIN_HOLDS);
        Resolution older = resolution("fix", BEFORE.minusSeconds(60));

        Decision decision =
                FollowUpDecider.onResolution(new Precedent.Unsolved(open), older, Optional.empty(), ID, NOW);

        assertThat(after(decision).latest()).isEqualTo(open.latest());
    }

    @Test
    void doesNothingForAnIncidentThatIsBehindAFollowUpAlready() {
        assertThat(FollowUpDecider.onResolution(
                        new Precedent.Recorded(
                                followUp(ERIN_HOLDS), resolution("fix", BEFORE).occurrence()),
                        resolution("fix", BEFORE),
                        Optional.empty(),
                        ID,
                        NOW))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void letsTheClockOfTheServiceRunOnForAnIncidentThatWasReopened() {
        Resolution early = resolution("restart", BEFORE);
        FollowUp open = FollowUp.of(new FollowUpEvent.Opened(ID, early, Optional.of("erin"), NOW));
        Occurrence late = new Occurrence(
                early.occurrence().incidentId(), early.occurrence().openedAt(), NOW, "fix");
        Resolution again =
                new Resolution(early.systemId(), early.productOwner(), early.title(), early.fingerprint(), late);

        Decision decision = FollowUpDecider.onResolution(
                new Precedent.Recorded(open, early.occurrence()), again, Optional.empty(), ID, NOW);

        assertThat(after(decision).clocks()).isEqualTo(new Clocks(open.clocks().startedAt(), NOW));
        assertThat(after(decision).latest()).isEqualTo(late);
        assertThat(after(decision).occurrences()).isEqualTo(1);
        assertThat(FollowUpDecider.onResolution(
                        new Precedent.Recorded(after(decision), late), early, Optional.empty(), ID, NOW))
                .isInstanceOf(Decision.Nothing.class);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @MethodSource
    void fillsAGapFromTheCatalogAndLeavesAloneWhatPeopleArranged(Accountability before, Accountability after) {
        assertThat(accountability(before, new ProposeProductOwner("frank"))).isEqualTo(after);
    }

    static Stream<Arguments> fillsAGapFromTheCatalogAndLeavesAloneWhatPeopleArranged() {
        return Stream.of(
                arguments(NOBODY, new Proposed(new Proposal("frank", Accountability.CATALOG, NOW))),
                arguments(ERIN_ASKED, ERIN_ASKED),
                arguments(ERIN_HOLDS, ERIN_HOLDS),
                arguments(ERIN_TO_FRANK, ERIN_TO_FRANK));
    }

    @ParameterizedTest(name = "{0}, {1} asked, becomes {2}")
    @MethodSource
    void asksAnotherPersonAndNeverLeavesNobodyAccountable(
            Accountability before, String personId, Accountability after) {
        assertThat(accountability(before, propose(personId, commander()))).isEqualTo(after);
    }

    static Stream<Arguments> asksAnotherPersonAndNeverLeavesNobodyAccountable() {
        Acceptance erin = new Acceptance("erin", BEFORE);
        return Stream.of(
                arguments(NOBODY, "erin", new Proposed(new Proposal("erin", "carol", NOW))),
                arguments(ERIN_ASKED, "frank", new Proposed(new Proposal("frank", "carol", NOW))),
                arguments(ERIN_ASKED, "erin", ERIN_ASKED),
                arguments(ERIN_HOLDS, "frank", new HandingOver(erin, new Proposal("frank", "carol", NOW))),
                arguments(ERIN_HOLDS, "erin", ERIN_HOLDS),
                arguments(ERIN_TO_FRANK, "bob", new HandingOver(erin, new Proposal("bob", "carol", NOW))),
                arguments(ERIN_TO_FRANK, "frank", ERIN_TO_FRANK),
                // Asking the accountable person calls the hand-over off; she accepted once, and that stands.
                arguments(ERIN_TO_FRANK, "erin", ERIN_HOLDS));
    }

    @ParameterizedTest(name = "{0}, {1} accepts, becomes {2}")
    @MethodSource
    void letsOnlyThePersonWhoIsAskedAccept(Accountability before, String personId, Object outcome) {
        Decision decision = FollowUpDecider.decide(followUp(before), new AcceptAccountability(person(personId)), NOW);

        assertThat(
                        switch (decision) {
                            case Decision.Happened(FollowUp after, FollowUpEvent _) -> after.accountability();
                            case Decision.Nothing _ -> before;
                            case Decision.Refuse(Refusal refusal) -> refusal;
                        })
                .isEqualTo(outcome);
    }

    static Stream<Arguments> letsOnlyThePersonWhoIsAskedAccept() {
        return Stream.of(
                arguments(NOBODY, "erin", new Refusal.NotProposed(Optional.empty())),
                arguments(ERIN_ASKED, "erin", new Accepted(new Acceptance("erin", NOW))),
                arguments(ERIN_ASKED, "frank", new Refusal.NotProposed(Optional.of("erin"))),
                arguments(ERIN_HOLDS, "erin", ERIN_HOLDS),
                arguments(ERIN_HOLDS, "frank", new Refusal.AlreadyAccepted("erin", BEFORE)),
                arguments(ERIN_TO_FRANK, "frank", new Accepted(new Acceptance("frank", NOW))),
                arguments(ERIN_TO_FRANK, "erin", ERIN_TO_FRANK),
                arguments(ERIN_TO_FRANK, "bob", new Refusal.AlreadyAccepted("erin", BEFORE)));
    }

    @ParameterizedTest(name = "{1} on {0}: {2}")
    @MethodSource
    void letsTheseHandOver(Accountability before, Caller by, boolean allowed) {
        Decision decision = FollowUpDecider.decide(followUp(before), propose("bob", by), NOW);

        assertThat(decision.equals(new Decision.Refuse(new Refusal.NotYours()))).isEqualTo(!allowed);
    }

    static Stream<Arguments> letsTheseHandOver() {
        return Stream.of(
                arguments(ERIN_ASKED, person("erin"), true),
                arguments(ERIN_ASKED, person("frank"), false),
                arguments(ERIN_HOLDS, person("erin"), true),
                arguments(ERIN_TO_FRANK, person("frank"), true),
                arguments(NOBODY, person("erin"), false),
                arguments(NOBODY, commander(), true),
                arguments(NOBODY, new Caller("ada", Set.of("catalog-admin")), true),
                arguments(NOBODY, new Caller("ivy", Set.of("auditor", "stakeholder")), false));
    }

    @Test
    void refusesWhatIsNotOnePersonAndSaysWhy() {
        Nominee team = new Nominee("team-checkout", Optional.empty(), false);

        assertThat(FollowUpDecider.decide(followUp(ERIN_ASKED), new ProposeAccountable(team, commander()), NOW))
                .isEqualTo(new Decision.Refuse(new Refusal.NotAPerson(
                        "'team-checkout' is a group, and what a group answers for nobody does. Name one person.")));
    }

    @Test
    void doesNotTellAStrangerWhoIsKnownHere() {
        Nominee unknown = new Nominee("zoe", Optional.empty(), false);

        assertThat(FollowUpDecider.decide(followUp(ERIN_ASKED), new ProposeAccountable(unknown, person("dave")), NOW))
                .isEqualTo(new Decision.Refuse(new Refusal.NotYours()));
    }

    private static Accountability accountability(Accountability before, FollowUpCommand command) {
        return switch (FollowUpDecider.decide(followUp(before), command, NOW)) {
            case Decision.Happened(FollowUp after, FollowUpEvent _) -> after.accountability();
            case Decision.Nothing _ -> before;
            case Decision.Refuse refuse -> throw new AssertionError(refuse);
        };
    }

    private static FollowUp after(Decision decision) {
        return ((Decision.Happened) decision).followUp();
    }

    private static ProposeAccountable propose(String personId, Caller by) {
        return new ProposeAccountable(
                new Nominee(personId, Optional.of(new Person(personId, "Somebody", false)), false), by);
    }

    private static Caller person(String personId) {
        return new Caller(personId, Set.of("responder"));
    }

    private static Caller commander() {
        return new Caller("carol", Set.of("responder", "commander"));
    }

    private static FollowUp followUp(Accountability accountability) {
        Occurrence first = resolution("fix", BEFORE).occurrence();
        return new FollowUp(
                ID,
                first.incidentId(),
                Optional.of("checkout"),
                "Checkout fails",
                "f".repeat(64),
                BEFORE,
                new Clocks(first.openedAt(), first.resolvedAt()),
                1,
                first,
                accountability);
    }

    private static Resolution resolution(String how, Instant resolvedAt) {
        UUID incidentId = new UUID(7, resolvedAt.toEpochMilli());
        return new Resolution(
                Optional.of("checkout"),
                Optional.empty(),
                "Checkout fails",
                "f".repeat(64),
                new Occurrence(incidentId, resolvedAt.minus(Duration.ofMinutes(20)), resolvedAt, how));
    }
}
