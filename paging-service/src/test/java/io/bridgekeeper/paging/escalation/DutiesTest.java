package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.Answers;
import io.bridgekeeper.paging.consent.Scope;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.loadguard.LoadLimits;
import io.bridgekeeper.paging.loadguard.Reached;
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
import org.junit.jupiter.api.Test;

class DutiesTest {

    // Alice's turn in the rotation of catalog.yaml began at 08:00 of this day, which is 09:00 in Berlin.
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Step ROTATION = new Step(new Call.OfRotation("checkout-primary", Role.PRIMARY), FIVE);
    private static final Step CAROL = new Step(new Call.OfPerson("carol"), FIVE);
    private static final Step GONE = new Step(new Call.OfRotation("old", Role.PRIMARY), FIVE);
    private static final LoadLimits LIMITS = new LoadLimits(2, 3, Duration.ofHours(8), Duration.ofHours(1));

    private static final Incident INCIDENT =
            Incidents.triggered(Optional.of("checkout"), NOW, List.of(GONE, ROTATION, CAROL), List.of(ROTATION));

    @Test
    void findsWhoLearnsBesideThePersonOfARotationOfOwnerAndFallback() {
        Range hour = new Range(NOW, NOW.plus(Duration.ofHours(1)));
        Map<String, Overrides> overrides = Map.of(
                "checkout-primary",
                Overrides.of(List.of(
                        new RotationOverride.Add("o1", hour, Role.SHADOW, "frank"),
                        new RotationOverride.Add("o2", hour, Role.SECONDARY, "erin"))));
        assertThat(duties(overrides, NOW).shadows(ladder(overrides)))
                .isEqualTo(Map.of(2, Set.of("frank"), 4, Set.of("frank")));
        Instant after = hour.until();
        assertThat(duties(overrides, after).shadows(ladder(overrides))).isEmpty();
    }

    @Test
    void countsThePagesOfTheShiftThatBringsTheNextOne() {
        assertThat(limits(Map.of("alice", List.of(at("07:50"), at("07:55"), at("11:00")))))
                .isEmpty();
        assertThat(limits(Map.of("alice", List.of(at("08:00"), at("11:00")))))
                .isEqualTo(Map.of("alice", new Reached.PagesOfShift(2)));
    }

    @Test
    void countsADayForWhoIsCalledByName() {
        assertThat(limits(Map.of("carol", List.of(at("07:50"), at("07:55")))))
                .isEqualTo(Map.of("carol", new Reached.PagesOfShift(2)));
    }

    @Test
    void takesTheNightByTheClockOfTheRotationOrByUtc() {
        // In Berlin it is 05:30 already, and still night; the person without a rotation is not asked in Berlin.
        assertThat(limits(Map.of("alice", List.of(at("04:30"))))).containsKey("alice");
        assertThat(limits(Map.of("alice", List.of(at("05:30"))))).isEmpty();
        assertThat(limits(Map.of("carol", List.of(at("05:30"))))).containsKey("carol");
    }

    private static Map<String, Reached> limits(Map<String, List<Instant>> pages) {
        return duties(Map.of(), NOW).limits(ladder(Map.of()), pages, LIMITS);
    }

    private static Duties duties(Map<String, Overrides> overrides, Instant now) {
        return new Duties(INCIDENT, Catalogs.ofTests(), overrides, now);
    }

    private static Ladder ladder(Map<String, Overrides> overrides) {
        List<Answer> answers = List.of(Answers.agreed("alice", Scope.ofSystem("checkout"), NOW.plusSeconds(1)));
        return Ladder.of(INCIDENT, Catalogs.ofTests(), overrides, answers, Map.of(), Set.of(), NOW);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z");
    }
}
