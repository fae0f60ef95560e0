package io.bridgekeeper.paging.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.readiness.Readiness.Next.Kept;
import io.bridgekeeper.paging.readiness.Readiness.Next.Stale;
import io.bridgekeeper.paging.readiness.Readiness.Obstacle;
import io.bridgekeeper.paging.readiness.Readiness.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

    private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofHours(8));

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({
        "           , NOT_READY  , true",
        "READY      , NOT_READY  , true",
        "NOT_COVERED, NOT_READY  , true",
        "NOT_READY  , NOT_READY  , false",
        "           , READY      , false",
        "NOT_READY  , READY      , false",
        "NOT_READY  , NOT_COVERED, false",
    })
    void tellsThePersonWhenItTurnsOutAlone(State before, State now, boolean tell) {
        Kept kept = (Kept) next(Optional.ofNullable(before).map(ReadinessTest::known), now, NOW);
        assertThat(kept.tell()).isEqualTo(tell);
        assertThat(kept.readiness().state()).isEqualTo(now);
        assertThat(kept.readiness().since()).isEqualTo(before == now ? BEFORE : NOW);
        assertThat(kept.readiness().what()).isEqualTo(now == State.NOT_READY ? "no second factor; no group" : "");
        assertThat(kept.readiness().mend()).isEqualTo(now == State.NOT_READY ? "ask ada" : "");
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        Optional<Readiness> known = Optional.of(known(State.READY));
        assertThat(next(known, State.NOT_READY, BEFORE.minusSeconds(1))).isEqualTo(new Stale());
        assertThat(next(known, State.NOT_READY, BEFORE)).isEqualTo(new Stale());
    }

    @Test
    void aStateOfALaterVersionIsNone() {
        assertThat(State.of("half-ready")).isEmpty();
        assertThat(State.of("not-ready")).contains(State.NOT_READY);
    }

    private static Readiness.Next next(Optional<Readiness> before, State state, Instant checkedAt) {
        return Readiness.next(
                before,
                new Readiness.Told(
                        "erin",
                        "search",
                        state,
                        List.of(new Obstacle("no second factor", "ask ada"), new Obstacle("no group", "ask ada")),
                        checkedAt));
    }

    private static Readiness known(State state) {
        return new Readiness("erin", "search", state, "", "", BEFORE, BEFORE);
    }
}
