package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.Answers;
import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.consent.Scope;
import io.bridgekeeper.paging.escalation.ByHand.Instead;
import io.bridgekeeper.paging.escalation.ByHand.Prospect;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProspectsTest {

    // Alice's turn in the rotation of catalog.yaml.
    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Step ROTATION = new Step(new Call.OfRotation("checkout-primary", Role.PRIMARY), FIVE);
    private static final Step CAROL = new Step(new Call.OfPerson("carol"), FIVE);
    private static final Step OSCAR = new Step(new Call.OfPerson("oscar"), FIVE);
    private static final Scope CHECKOUT = Scope.ofSystem("checkout");
    private static final Incident OPEN =
            Incidents.triggered(Optional.of("checkout"), NOW, List.of(ROTATION, CAROL), List.of(OSCAR));

    @Test
    void expectsItWhoAgreedForTheSystem() {
        assertThat(of("erin", OPEN, agreed("erin", CHECKOUT)).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
        assertThat(of("erin", OPEN, agreed("erin", Scope.ofSystem("search"))).reach())
                .isEqualTo(new Reach.NoConsent(new Obstacle.NeverAgreed()));
        assertThat(of("zoe", OPEN, agreed("zoe", CHECKOUT)).reach()).isEqualTo(new Reach.Gone());
    }

    @Test
    void expectsItWhoAgreedForTheRotationWhileOnCall() {
        Scope rotation = new Scope.OfRotation("checkout-primary");
        assertThat(of("alice", OPEN, agreed("alice", rotation)).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
        assertThat(of("bob", OPEN, agreed("bob", rotation)).reach())
                .isEqualTo(new Reach.NoConsent(new Obstacle.NeverAgreed()));
    }

    @Test
    void expectsItAsTheFallbackOnceNoOwnerHasAnswered() {
        Answer fallback = agreed("oscar", new Scope.Fallback());
        assertThat(of("oscar", OPEN, fallback).reach()).isEqualTo(new Reach.NoConsent(new Obstacle.NeverAgreed()));
        Incident unanswered = OPEN.with(OPEN.state(), OPEN.escalation().flagged(NOW));
        assertThat(of("oscar", unanswered, fallback).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
        Incident ownerless = Incidents.triggered(Optional.empty(), NOW, List.of(), List.of(OSCAR));
        assertThat(of("oscar", ownerless, fallback).reach()).isEqualTo(new Reach.ExpectsTheCall(Set.of()));
    }

    @Test
    void namesOthersThoseOfTheStepsFirstEachWithWhy() {
        Prospect prospect = of(
                "frank",
                OPEN,
                agreed("erin", CHECKOUT),
                agreed("bob", CHECKOUT),
                agreed("carol", CHECKOUT),
                agreed("alice", CHECKOUT),
                agreed("oscar", new Scope.Fallback()),
                Answers.agreed("frank", CHECKOUT, NOW));
        assertThat(prospect.reach()).isEqualTo(new Reach.NoConsent(new Obstacle.Ended(NOW)));
        assertThat(prospect.instead())
                .containsExactly(
                        new Instead("alice", "On call in rotation checkout-primary. Step 1 for Checkout."),
                        new Instead("carol", "Step 2 for Checkout."),
                        new Instead("bob", "Agreed to be called for Checkout."),
                        new Instead("erin", "Agreed to be called for Checkout."));
    }

    private static Prospect of(String person, Incident incident, Answer... answers) {
        return new Prospects(incident, Catalogs.ofTests(), Map.of(), List.of(answers), Map.of(), Set.of(), NOW)
                .of(person);
    }

    private static Answer agreed(String person, Scope scope) {
        return Answers.agreed(person, scope, NOW.plusSeconds(1));
    }
}
