package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                Turns.of(List.of(later(1, "a"), later(2, "b"), later(3, "a")), Map.of("b", List.of(NOW)), ONE, room(9));
        assertThat(turns.go()).containsExactly(id(1));
        assertThat(turns.held())
                .containsExactly(
                        new Turns.Held(id(2), NOW.plusSeconds(3600), Optional.empty()),
                        new Turns.Held(id(3), NOW.plus(Turns.LOOK_AGAIN), Optional.of(id(1))));
    }

    @Test
    void triesAgainWhateverTheLimits() {
        Candidate begun = new Candidate(id(1), "a", "", true, false, false, Optional.empty());
        assertThat(Turns.of(List.of(begun), Map.of("a", List.of(NOW)), ONE, room(9))
                        .go())
                .containsExactly(id(1));
    }

    @Test
    void leavesWhatFindsNoRoomAndWhatWasToGoAlongWithIt() {
        Turns turns = Turns.of(List.of(later(1, "a"), later(2, "b"), later(3, "b")), Map.of(), ONE, room(1));
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
                new Candidate(id(1), "a", "", false, false, true, Optional.of(new Candidate.Carrier(id(9), carrier)));
        Turns turns = Turns.of(List.of(along), Map.of(), ONE, room(9));
        assertThat(turns.go()).hasSize(expected.equals("go") ? 1 : 0);
        assertThat(turns.held()).hasSize(expected.equals("held") ? 1 : 0);
        assertThat(turns.told()).hasSize(expected.equals("told") ? 1 : 0);
    }

    @Test
    void letsOneNoticeAskWhetherAProviderIsBack() {
        Claim claim = new Claim("chat", 9, Set.of(), Map.of("one.example.org", 5), 6, NOW, NOW.plusSeconds(60));
        Turns turns = Turns.of(
                List.of(
                        later(1, "a", "one.example.org"),
                        later(2, "b", "one.example.org"),
                        later(3, "c", "other.example.org"),
                        later(4, "b", "one.example.org"),
                        later(5, "a", "one.example.org")),
                Map.of(),
                ONE,
                claim);
        assertThat(turns.go()).containsExactly(id(1), id(3));
        // Along with the one that asks; what was to go along with the one that waits waits too.
        assertThat(turns.held()).extracting(Turns.Held::noticeId).containsExactly(id(5));
    }

    private static Claim room(int room) {
        return new Claim("chat", room, Set.of(), Map.of(), 9, NOW, NOW.plusSeconds(60));
    }

    private static Candidate later(int number, String target) {
        return later(number, target, "");
    }

    private static Candidate later(int number, String target, String provider) {
        return new Candidate(id(number), target, provider, false, false, false, Optional.empty());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
