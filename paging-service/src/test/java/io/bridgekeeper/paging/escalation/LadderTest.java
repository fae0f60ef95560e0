package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.Answers;
import io.bridgekeeper.paging.consent.Consent;
import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.consent.Scope;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.contact.QuietHours;
import io.bridgekeeper.paging.contact.Way;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

    // Alice's turn in the rotation of catalog.yaml; bob's is a week later.
    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Range HOUR = new Range(NOW, NOW.plus(Duration.ofHours(1)));
    private static final Reach NEVER_AGREED = new Reach.NoConsent(new Obstacle.NeverAgreed());
    private static final Step ROTATION = new Step(new Call.OfRotation("checkout-primary", Role.PRIMARY), FIVE);
    private static final Step CAROL = new Step(new Call.OfPerson("carol"), FIVE);
    private static final Step OSCAR = new Step(new Call.OfPerson("oscar"), FIVE);

    @Test
    void callsWhoIsOnCallNowBySteps() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));
        assertThat(people(incident, NOW)).containsExactly("1 alice", "2 carol", "0 oscar");
        assertThat(people(incident, NOW.plus(Duration.ofDays(7)))).containsExactly("1 bob", "2 carol", "0 oscar");
    }

    @Test
    void reachesThoseWhoAgreedForTheSystem() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));
        Ladder ladder = ladder(
                incident,
                consent("alice", "checkout"),
                consent("carol", "search"),
                consent("carol", Consent.FALLBACK),
                consent("oscar", Consent.FALLBACK));
        assertThat(ladder.rung(0).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
        assertThat(ladder.rung(1).reach()).isEqualTo(NEVER_AGREED);
        assertThat(ladder.rung(2).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
    }

    @Test
    void doesNotReachThoseWhoseAgreementEnded() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        Ladder ladder = ladder(incident, Answers.agreed("alice", Scope.ofSystem("checkout"), NOW));
        assertThat(ladder.rung(0).reach()).isEqualTo(new Reach.NoConsent(new Obstacle.Ended(NOW)));
    }

    @Test
    void reachesTheFallbackForAnUnknownSystemOnlyByTheFallbackAgreement() {
        Incident incident = Incidents.triggered(Optional.empty(), NOW, List.of(), List.of(OSCAR));
        assertThat(ladder(incident, consent("oscar", "checkout")).rung(0).reach())
                .isEqualTo(NEVER_AGREED);
        assertThat(ladder(incident, consent("oscar", Consent.FALLBACK)).rung(0).reach())
                .isEqualTo(new Reach.ExpectsTheCall(Set.of()));
    }

    @Test
    void knowsWhoHasLeftTheCatalog() {
        Step gone = new Step(new Call.OfPerson("zoe"), FIVE);
        Step goneRotation = new Step(new Call.OfRotation("old", Role.PRIMARY), FIVE);
        Incident incident =
                Incidents.triggered(Optional.of("checkout"), NOW, List.of(gone, goneRotation), List.of(OSCAR));
        Ladder ladder = ladder(incident, consent("zoe", "checkout"));
        assertThat(ladder.owner()).extracting(Rung::reach).containsExactly(new Reach.Gone(), new Reach.Gone());
    }

    @Test
    void doesNotReachWhoCanLogInNoMoreWhateverTheyAgreedTo() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));
        List<Answer> consents = List.of(consent("carol", "checkout"), consent("oscar", Consent.FALLBACK));
        Ladder ladder =
                Ladder.of(incident, Catalogs.ofTests(), Map.of(), consents, Map.of(), Set.of("alice", "oscar"), NOW);
        assertThat(List.of(ladder.rung(0), ladder.rung(1), ladder.rung(2)))
                .extracting(Rung::reach)
                .containsExactly(new Reach.NoAccount(), new Reach.ExpectsTheCall(Set.of()), new Reach.NoAccount());
    }

    @Test
    void callsTheOneOfTwoOnCallWhoCanLogIn() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var overrides = overrides(new RotationOverride.Add("o1", HOUR, Role.PRIMARY, "carol"));
        List<Answer> consents = List.of(consent("alice", "checkout"), consent("carol", "checkout"));
        assertThat(Ladder.of(incident, Catalogs.ofTests(), overrides, consents, Map.of(), Set.of("alice"), NOW)
                        .rung(0)
                        .personId())
                .isEqualTo("carol");
        assertThat(Ladder.of(incident, Catalogs.ofTests(), overrides, consents, Map.of(), Set.of("carol"), NOW)
                        .rung(0)
                        .personId())
                .isEqualTo("alice");
    }

    @Test
    void saysWhyThisPerson() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));
        assertThat(List.of(
                        ladder(incident).rung(0),
                        ladder(incident).rung(1),
                        ladder(incident).rung(2)))
                .extracting(Rung::reason)
                .containsExactly(
                        "On call in rotation checkout-primary. Step 1 for Checkout.",
                        "Step 2 for Checkout.",
                        "No owner of Checkout answered. You are the fallback.");
    }

    @Test
    void callsWhoStandsInAndSaysSo() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var instead = new RotationOverride.Replace("o1", HOUR, "alice", "carol");
        Rung rung = ladder(incident, overrides(instead), consent("carol", "checkout"))
                .rung(0);
        assertThat(rung.personId()).isEqualTo("carol");
        assertThat(rung.reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
        assertThat(rung.reason())
                .startsWith("On call in rotation checkout-primary. Instead of alice by the override o1.")
                .endsWith("Step 1 for Checkout.");
    }

    @Test
    void callsTheOneOfTwoOnCallWhoExpectsIt() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var beside = new RotationOverride.Add("o1", HOUR, Role.PRIMARY, "carol");
        assertThat(ladder(incident, overrides(beside), consent("carol", "checkout"))
                        .rung(0)
                        .personId())
                .isEqualTo("carol");
        assertThat(ladder(incident, overrides(beside), consent("alice", "checkout"))
                        .rung(0)
                        .personId())
                .isEqualTo("alice");
        assertThat(ladder(incident, overrides(beside)).rung(0).personId()).isEqualTo("alice");
    }

    @Test
    void reachesWhoAgreedForTheRotationWhileTheyAreOnCallInIt() {
        Scope rotation = new Scope.OfRotation("checkout-primary");
        Step alice = new Step(new Call.OfPerson("alice"), FIVE);
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, alice), List.of(OSCAR));
        Ladder ladder = ladder(incident, Answers.agreed("alice", rotation, NOW.plusSeconds(1)));
        assertThat(ladder.rung(0).expectsTheCall()).isTrue();
        // The same person, called by name.
        assertThat(ladder.rung(1).reach()).isEqualTo(NEVER_AGREED);
    }

    @Test
    void reachesThemAtTheHoursAndOverTheChannelsOfTheAgreementAlone() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of());
        Consent whole = Answers.agreed("alice", Scope.ofSystem("checkout"), NOW.plusSeconds(1));
        // It is 13:00 in Berlin.
        assertThat(ladder(incident, Answers.within(whole, "Europe/Berlin", "13:00", "14:00"))
                        .rung(0)
                        .expectsTheCall())
                .isTrue();
        assertThat(ladder(incident, Answers.within(whole, "Europe/Berlin", "12:00", "13:00"))
                        .rung(0)
                        .reach())
                .isEqualTo(new Reach.NoConsent(new Obstacle.OutsideHours()));
        assertThat(ladder(incident, Answers.over(whole, "email", "sms")).rung(0).channels())
                .containsExactlyInAnyOrder("email", "sms");
        assertThat(ladder(incident, Answers.over(whole, "sms")).rung(0).reach())
                .isEqualTo(new Reach.NoConsent(new Obstacle.NoChannel(Set.of("sms"))));
    }

    @Test
    void callsNoShadowAndNobodyWhereNobodyIsOnCall() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var off = new RotationOverride.Remove("o1", HOUR, "alice");
        var shadow = new RotationOverride.Add("o2", HOUR, Role.SHADOW, "carol");
        Rung rung = ladder(incident, overrides(off, shadow), consent("carol", "checkout"))
                .rung(0);
        assertThat(rung.personId()).isEqualTo("checkout-primary");
        assertThat(rung.reach()).isEqualTo(new Reach.Nobody());
    }

    @Test
    void callsTheSecondaryWhereTheStepSaysSo() {
        Step secondary = new Step(new Call.OfRotation("checkout-primary", Role.SECONDARY), FIVE);
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, secondary), List.of());
        var second = new RotationOverride.Add("o1", HOUR, Role.SECONDARY, "bob");
        Ladder ladder = ladder(incident, overrides(second), consent("bob", "checkout"));
        assertThat(ladder.rung(0).personId()).isEqualTo("alice");
        assertThat(ladder.rung(1).personId()).isEqualTo("bob");
        assertThat(ladder.rung(1).reason()).startsWith("On call as secondary in rotation checkout-primary.");
    }

    @Test
    void givesWhoIsNotToBeDisturbedYetSoMuchLonger() {
        Incident incident = Incidents.of(Severity.SEV4, Optional.of("checkout"), NOW, List.of(ROTATION), List.of());
        QuietHours night = new QuietHours(
                ZoneOffset.UTC,
                List.of(new Window(
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.of(10, 0),
                        LocalTime.of(16, 0),
                        Window.Holidays.AS_OTHER_DAYS)));
        var own = Map.of("alice", new OwnContacts(List.of(), List.of(), List.of(), Optional.of(night)));
        Ladder ladder = Ladder.of(
                incident, Catalogs.ofTests(), Map.of(), List.of(consent("alice", "checkout")), own, Set.of(), NOW);
        assertThat(ladder.rung(0).personId()).isEqualTo("alice");
        assertThat(ladder.rung(0).timeout()).isEqualTo(FIVE.plusHours(4));
        assertThat(ladder.rung(0).expectsTheCall()).isTrue();
    }

    @Test
    void reachesWhoHasAChannelOfTheirOwnThatTheyAgreedTo() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of());
        Answer byPush = Answers.over(Answers.agreed("alice", Scope.ofSystem("checkout"), NOW.plusSeconds(1)), "push");
        assertThat(ladder(incident, byPush).rung(0).expectsTheCall()).isFalse();
        var own = Map.of(
                "alice",
                new OwnContacts(
                        List.of(new Way(new UUID(0, 1), "push", "phone")), List.of(), List.of(), Optional.empty()));
        assertThat(Ladder.of(incident, Catalogs.ofTests(), Map.of(), List.of(byPush), own, Set.of(), NOW)
                        .rung(0)
                        .expectsTheCall())
                .isTrue();
    }

    @Test
    void callsSeveralOfOneRoleAtOnceWhereTheStepSaysSo() {
        Call primary = new Call.OfRotation("checkout-primary", Role.PRIMARY);
        Step two = new Step(List.of(primary, primary, new Call.OfPerson("carol")), FIVE);
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(two, CAROL), List.of());
        var beside = overrides(new RotationOverride.Add("o1", HOUR, Role.PRIMARY, "bob"));
        Ladder ladder = ladder(incident, beside, consent("bob", "checkout"));
        assertThat(ladder.owner())
                .extracting(rung -> rung.step() + "." + rung.place() + " " + rung.personId())
                .containsExactly("1.1 bob", "1.2 alice", "1.3 carol", "2.1 carol");
        assertThat(ladder.rung(0).reason())
                .endsWith("by the override o1. Step 1 for Checkout. This step calls 3 at once.");
        assertThat(ladder.rung(3).reason()).isEqualTo("Step 2 for Checkout.");
        assertThat(ladder.steps(ladder.size())).isEqualTo(2);
    }

    @Test
    void saysThatNobodyElseIsOnCallWhereTheStepCallsMoreThanAre() {
        Call primary = new Call.OfRotation("checkout-primary", Role.PRIMARY);
        Incident incident = Incidents.triggered(
                Optional.of("checkout"), NOW, List.of(new Step(List.of(primary, primary), FIVE)), List.of());
        assertThat(ladder(incident, consent("alice", "checkout")).owner())
                .extracting(Rung::reach)
                .containsExactly(new Reach.ExpectsTheCall(Set.of()), new Reach.NobodyElse());
    }

    /** Otherwise nobody would learn that the second one agreed. */
    @Test
    void needsTheAgreementsOfAllWhoAreOnCall() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var beside = overrides(new RotationOverride.Add("o1", HOUR, Role.PRIMARY, "carol"));
        assertThat(Ladder.people(incident, Catalogs.ofTests(), beside, NOW))
                .containsExactlyInAnyOrder("alice", "carol", "oscar");
    }

    private static Ladder ladder(Incident incident, Answer... answers) {
        return ladder(incident, Map.of(), answers);
    }

    private static Ladder ladder(Incident incident, Map<String, Overrides> overrides, Answer... answers) {
        return Ladder.of(incident, Catalogs.ofTests(), overrides, List.of(answers), Map.of(), Set.of(), NOW);
    }

    private static Map<String, Overrides> overrides(RotationOverride... overrides) {
        return Map.of("checkout-primary", Overrides.of(List.of(overrides)));
    }

    private static List<String> people(Incident incident, Instant at) {
        Ladder ladder = Ladder.of(incident, Catalogs.ofTests(), Map.of(), List.of(), Map.of(), Set.of(), at);
        return IntStream.range(0, ladder.size())
                .mapToObj(ladder::rung)
                .map(rung -> rung.step() + " " + rung.personId())
                .toList();
    }

    private static Answer consent(String person, String system) {
        Scope scope = system.equals(Consent.FALLBACK) ? new Scope.Fallback() : Scope.ofSystem(system);
        return Answers.agreed(person, scope, NOW.plusSeconds(1));
    }
}
