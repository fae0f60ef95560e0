package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Consent;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

    // Alice's turn in the rotation of catalog.yaml; bob's is a week later.
    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Range HOUR = new Range(NOW, NOW.plus(Duration.ofHours(1)));
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
        assertThat(ladder.rung(0).reach()).isEqualTo(Reach.EXPECTS_THE_CALL);
        assertThat(ladder.rung(1).reach()).isEqualTo(Reach.NO_CONSENT);
        assertThat(ladder.rung(2).reach()).isEqualTo(Reach.EXPECTS_THE_CALL);
    }

    @Test
    void doesNotReachThoseWhoseAgreementEnded() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        Ladder ladder = ladder(incident, new Consent("alice", "checkout", NOW));
        assertThat(ladder.rung(0).reach()).isEqualTo(Reach.NO_CONSENT);
    }

    @Test
    void reachesTheFallbackForAnUnknownSystemOnlyByTheFallbackAgreement() {
        Incident incident = Incidents.triggered(Optional.empty(), NOW, List.of(), List.of(OSCAR));
        assertThat(ladder(incident, consent("oscar", "checkout")).rung(0).reach())
                .isEqualTo(Reach.NO_CONSENT);
        assertThat(ladder(incident, consent("oscar", Consent.FALLBACK)).rung(0).reach())
                .isEqualTo(Reach.EXPECTS_THE_CALL);
    }

    @Test
    void knowsWhoHasLeftTheCatalog() {
        Step gone = new Step(new Call.OfPerson("zoe"), FIVE);
        Step goneRotation = new Step(new Call.OfRotation("old", Role.PRIMARY), FIVE);
        Incident incident =
                Incidents.triggered(Optional.of("checkout"), NOW, List.of(gone, goneRotation), List.of(OSCAR));
        Ladder ladder = ladder(incident, consent("zoe", "checkout"));
        assertThat(ladder.owner()).extracting(Rung::reach).containsExactly(Reach.GONE, Reach.GONE);
    }

    @Test
    void doesNotReachWhoCanLogInNoMoreWhateverTheyAgreedTo() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));
        List<Consent> consents = List.of(consent("carol", "checkout"), consent("oscar", Consent.FALLBACK));
        Ladder ladder = Ladder.of(incident, Catalogs.ofTests(), Map.of(), consents, Set.of("alice", "oscar"), NOW);
        assertThat(List.of(ladder.rung(0), ladder.rung(1), ladder.rung(2)))
                .extracting(Rung::reach)
                .containsExactly(Reach.NO_ACCOUNT, Reach.EXPECTS_THE_CALL, Reach.NO_ACCOUNT);
    }

    @Test
    void callsTheOneOfTwoOnCallWhoCanLogIn() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var overrides = overrides(new RotationOverride.Add("o1", HOUR, Role.PRIMARY, "carol"));
        List<Consent> consents = List.of(consent("alice", "checkout"), consent("carol", "checkout"));
        assertThat(Ladder.of(incident, Catalogs.ofTests(), overrides, consents, Set.of("alice"), NOW)
                        .rung(0)
                        .personId())
                .isEqualTo("carol");
        assertThat(Ladder.of(incident, Catalogs.ofTests(), overrides, consents, Set.of("carol"), NOW)
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
        assertThat(rung.reach()).isEqualTo(Reach.EXPECTS_THE_CALL);
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
    void callsNoShadowAndNobodyWhereNobodyIsOnCall() {
        Incident incident = Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION), List.of(OSCAR));
        var off = new RotationOverride.Remove("o1", HOUR, "alice");
        var shadow = new RotationOverride.Add("o2", HOUR, Role.SHADOW, "carol");
        Rung rung = ladder(incident, overrides(off, shadow), consent("carol", "checkout"))
                .rung(0);
        assertThat(rung.personId()).isEqualTo("checkout-primary");
        assertThat(rung.reach()).isEqualTo(Reach.NOBODY);
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

    private static Ladder ladder(Incident incident, Consent... consents) {
        return ladder(incident, Map.of(), consents);
    }

    private static Ladder ladder(Incident incident, Map<String, Overrides> overrides, Consent... consents) {
        return Ladder.of(incident, Catalogs.ofTests(), overrides, List.of(consents), Set.of(), NOW);
    }

    private static Map<String, Overrides> overrides(RotationOverride... overrides) {
        return Map.of("checkout-primary", Overrides.of(List.of(overrides)));
    }

    private static List<String> people(Incident incident, Instant at) {
        Ladder ladder = Ladder.of(incident, Catalogs.ofTests(), Map.of(), List.of(), Set.of(), at);
        return IntStream.range(0, ladder.size())
                .mapToObj(ladder::rung)
                .map(rung -> rung.step() + " " + rung.personId())
                .toList();
    }

    private static Consent consent(String person, String system) {
        return new Consent(person, system, NOW.plusSeconds(1));
    }
}
