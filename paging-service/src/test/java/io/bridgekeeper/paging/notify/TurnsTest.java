package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Throttle ONE = new Throttle(Limit.read("1/PT1H"));

    @Test
    void countsEachDestinationByItself() {
        Turns turns =
                Turns.of(List.of(later(1, "a"), later(2, "b"), later(3, "a")), Map.of("b", List.of(NOW)), ONE, 9, NOW);
        assertThat(turns.go()).containsExactly(id(1));
        assertThat(turns.held())
                .containsExactly(
                        new Turns.Held(id(2), NOW.plusSeconds(3600), Optional.empty()),
                        new Turns.Held(id(3), NOW.plus(Turns.LOOK_AGAIN), Optional.of(id(1))));
    }

    @Test
    void triesAgainWhateverTheLimits() {
        Candidate begun = new Candidate(id(1), "a", true, false, false, Optional.empty());
        assertThat(Turns.of(List.of(begun), Map.of("a", List.of(NOW)), ONE, 9, NOW)
                        .go())
                .containsExactly(id(1));
    }

    @Test
    void leavesWhatFindsNoRoomAndWhatWasToGoAlongWithIt() {
        Turns turns = Turns.of(List.of(later(1, "a"), later(2, "b"), later(3, "b")), Map.of(), ONE, 1, NOW);
        assertThat(turns.go()).containsExactly(id(1));
        assertThat(turns.held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sent, told",
        "delivered, told",
        "sending, held",
        "failed-temporary, held",
        "bundled, held",
        "cancelled, go",
        "failed-permanent, go"
    })
    void looksWhatBecameOfTheOneAlongWithWhichItIsTold(String carrier, String expected) {
        Candidate along =
                new Candidate(id(1), "a", false, false, true, Optional.of(new Candidate.Carrier(id(9), carrier)));
        Turns turns = Turns.of(List.of(along), Map.of(), ONE, 9, NOW);
        assertThat(turns.go()).hasSize(expected.equals("go") ? 1 : 0);
        assertThat(turns.held()).hasSize(expected.equals("held") ? 1 : 0);
        assertThat(turns.told()).hasSize(expected.equals("told") ? 1 : 0);
    }

    private static Candidate later(int number, String target) {
        return new Candidate(id(number), target, false, false, false, Optional.empty());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
