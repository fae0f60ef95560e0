package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An incident whose first page is held back by a maintenance window. */
class HeldBackTest {

    private static final Instant OPENED = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant UNTIL = OPENED.plus(Duration.ofHours(2));
    private static final Ladder LADDER = new Ladder(
            List.of(new Rung(
                    1, "alice", "Step 1.", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of("webhook")))),
            List.of());

    private static Decision decide(PageCommand command, Instant now) {
        Incident opened = Incidents.triggered(Optional.of("checkout"), OPENED, List.of(), List.of());
        Incident held = opened.with(opened.state(), opened.escalation().runningUntil(0, UNTIL));
        return PageDecider.decide(
                new Response(held, List.of()), LADDER, Crew.FIT, Patience.ENDLESS, command, () -> new UUID(0, 1), now);
    }

    @Test
    void callsNobodyWhenItOpens() {
        assertThat(decide(new PageCommand.CallFirst(), OPENED))
                .isEqualTo(new Decision.Nothing("held back until " + UNTIL));
        assertThat(decide(new PageCommand.LookAtTime(), UNTIL.minusMillis(1))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void callsTheFirstWhenTheHoldIsOver() {
        Decision decision = decide(new PageCommand.LookAtTime(), UNTIL);
        assertThat(((Decision.Record) decision).events())
                .singleElement()
                .isInstanceOfSatisfying(PageEvent.Queued.class, queued -> {
                    assertThat(queued.rung().personId()).isEqualTo("alice");
                    assertThat(queued.position()).isEqualTo(1);
                    assertThat(queued.escalateAt()).isEqualTo(UNTIL.plus(Duration.ofMinutes(5)));
                });
    }
}
