package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.loadguard.LoadLimits;
import io.bridgekeeper.paging.loadguard.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrewsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final LoadLimits LIMITS = new LoadLimits(2, 3, Duration.ofHours(8), Duration.ofHours(1));
    private static final Incident INCIDENT = Incidents.triggered(
            Optional.of("checkout"),
            NOW,
            List.of(new Step(new Call.OfPerson("carol"), Duration.ofMinutes(5))),
            List.of());
    private static final Rung CAROL =
            new Rung(1, "carol", "Step 1.", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of("email")));

    private static Crews crews(Optional<LoadLimits> limits, Map<String, List<Instant>> paged) {
        Ladder ladder = new Ladder(List.of(CAROL), List.of());
        Duties duties = new Duties(INCIDENT, Catalogs.ofTests(), Map.of(), NOW);
        Crews.Known known = new Crews.Known(ladder, duties, Set.of(), Set.of(), Map.of(), Set.of());
        return new Crews(List.of(known, known, known), paged, limits, NOW);
    }

    private static Decision callsCarol() {
        return new Decision.Record(List.of(new PageEvent.Queued(
                new UUID(0, 1), 1, CAROL, NOW.plus(Duration.ofMinutes(5)), new Explanation("", List.of()))));
    }

    @Test
    void countsThePagesOfIncidentsThatAreDecidedTogether() {
        Crews crews = crews(Optional.of(LIMITS), Map.of("carol", List.of(NOW.minusSeconds(60))));
        assertThat(crews.of(0).limits()).isEmpty();
        crews.note(callsCarol());
        assertThat(crews.of(1).limits()).isEqualTo(Map.of("carol", new Reached.PagesOfShift(2)));
    }

    @Test
    void countsNothingWhereNobodyIsCalled() {
        Crews crews = crews(Optional.of(LIMITS), Map.of("carol", List.of(NOW.minusSeconds(60))));
        crews.note(new Decision.Nothing("calling has begun"));
        assertThat(crews.of(1).limits()).isEmpty();
    }

    @Test
    void sparesNobodyWithoutLimits() {
        Crews crews = crews(Optional.empty(), Map.of("carol", List.of(NOW, NOW, NOW)));
        crews.note(callsCarol());
        assertThat(crews.of(1).limits()).isEmpty();
    }
}
