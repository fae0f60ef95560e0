package io.bridgekeeper.paging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.dependency.Broken;
import io.bridgekeeper.paging.dependency.DependencyHold;
import io.bridgekeeper.paging.escalation.HeldBack;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogHoldTest {

    private static final Duration TOGETHER = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-PT1H, ",
        "PT0S, ",
        "PT29.9S, ",
        "PT30S, PT0.5S",
        "PT1M, PT1S",
        "PT10M, PT10S",
        "PT30M, PT30S",
        "PT12H, PT30S"
    })
    void waitsASixtiethOfWhatItIsLateByAndNoLongerThanHalfAMinute(Duration late, Duration held) {
        assertThat(BacklogHold.of(NOW.minus(late), NOW, TOGETHER).map(BacklogHold::until))
                .isEqualTo(Optional.ofNullable(held).map(NOW::plus));
    }

    @ParameterizedTest
    @CsvSource({"PT4M59S, PT5M, false", "PT5M, PT5M, true", "PT12H, PT5M, true", "PT12H, PT0S, false"})
    void tellsOfItTogetherWithOthersFromAnAgeOn(Duration late, Duration from, boolean isTogether) {
        Incident incident = Incidents.of(Severity.SEV1, Optional.of("search"), NOW, List.of(), List.of());
        BacklogHold hold = BacklogHold.of(NOW.minus(late), NOW, from).orElseThrow();

        assertThat(hold.on(incident).escalation().isLate()).isEqualTo(isTogether);
    }

    @Test
    void holdsWhatFiresAgainUntilTheLongestHoldIsOverAndSaysAll() {
        BacklogHold backlog =
                BacklogHold.of(NOW.minusSeconds(1_800), NOW, TOGETHER).orElseThrow();
        Broken cause = new Broken(new UUID(0, 1), "ledger", Severity.SEV1, "down");
        DependencyHold shorter = new DependencyHold(cause, "Ledger", NOW.plusSeconds(20));
        DependencyHold longer = new DependencyHold(cause, "Ledger", NOW.plusSeconds(300));

        assertThat(ReopenFlow.heldBack(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(ReopenFlow.heldBack(Optional.empty(), Optional.of(longer), Optional.empty()))
                .hasValueSatisfying(held -> assertThat(held.isLate()).isFalse());
        assertThat(ReopenFlow.heldBack(Optional.empty(), Optional.of(shorter), Optional.of(backlog)))
                .contains(new HeldBack(NOW.plusSeconds(30), shorter.sentence() + ". " + backlog.sentence(), true));
        assertThat(ReopenFlow.heldBack(Optional.empty(), Optional.of(longer), Optional.of(backlog)))
                .hasValueSatisfying(held -> assertThat(held.until()).isEqualTo(NOW.plusSeconds(300)));
    }

    @Test
    void callsTheFirstWhenItIsOver() {
        Incident incident = Incidents.of(Severity.SEV1, Optional.of("search"), NOW, List.of(), List.of());
        BacklogHold hold =
                BacklogHold.of(NOW.minusSeconds(1_800), NOW, TOGETHER).orElseThrow();

        assertThat(hold.on(incident).escalation().escalateAt()).contains(NOW.plusSeconds(30));
        assertThat(hold.sentence()).contains("1800 s ago");
    }

    @Test
    void leavesALongerHoldAsItIs() {
        Incident incident = Incidents.of(Severity.SEV1, Optional.of("search"), NOW, List.of(), List.of());
        Incident held = incident.with(incident.state(), incident.escalation().runningUntil(0, NOW.plusSeconds(300)));
        BacklogHold hold =
                BacklogHold.of(NOW.minusSeconds(1_800), NOW, TOGETHER).orElseThrow();

        assertThat(hold.on(held).escalation().escalateAt()).contains(NOW.plusSeconds(300));
    }
}
