package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.MessagePlan.Progress;
import io.bridgekeeper.paging.notify.MessagePlan.Start;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Ways have numbers here; 0 is none. */
    @ParameterizedTest(name = "{0} of [{1}], given up [{2}], tried {4} times over {3}")
    @CsvSource({
        "goes over the first                       , 1 2 3 ,     , 0, 0, 1, 1",
        "tries the same again                      , 1 2 3 ,     , 1, 1, 1, 2",
        "goes over the next where one is given up  , 1 2 3 , 1   , 0, 0, 2, 1",
        "goes over the last where all others are   , 1 2 3 , 2 1 , 0, 0, 3, 1",
        "stays with the one that was begun         , 1 2 3 ,     , 2, 1, 2, 2",
        "goes over another where that one is gone  , 1 3   ,     , 2, 2, 1, 1",
        "goes over one that is new meanwhile       , 4 1   , 1   , 0, 0, 4, 1",
        "ends where all are given up               , 1 2   , 1 2 , 0, 0, 0, 0",
        "ends where there is none                  ,       ,     , 0, 0, 0, 0",
    })
    void choosesTheWay(String rule, String ways, String givenUp, int way, int attempts, int chosen, int attempt) {
        Progress progress =
                new Progress(ids(givenUp), way == 0 ? Optional.empty() : Optional.of(new UUID(0, way)), attempts);
        Start expected = chosen == 0 ? new Start.NoWayLeft() : new Start.Send(way(chosen), attempt);
        assertThat(MessagePlan.start(progress, reach(ways, NOW), NOW)).isEqualTo(expected);
    }

    @Test
    void waitsUntilItDisturbsNobody() {
        Instant morning = NOW.plusSeconds(3600);
        assertThat(MessagePlan.start(Progress.NONE, reach("1", morning), NOW)).isEqualTo(new Start.Wait(morning));
        assertThat(MessagePlan.start(Progress.NONE, reach("1", morning), morning))
                .isEqualTo(new Start.Send(way(1), 1));
    }

    @Test
    void triesTheSameWayAgainAtTheTimeOfThePlan() {
        Progress sending = new Progress(List.of(new UUID(0, 1)), Optional.of(new UUID(0, 2)), 2);
        assertThat(MessagePlan.after(sending, new RetryPlan.Next.TryAgain(NOW.plusSeconds(2), "busy"), NOW))
                .isEqualTo(new MessagePlan.Try(sending, NOW.plusSeconds(2)));
    }

    @Test
    void looksForTheNextWayAtOnceWhereOneIsGivenUp() {
        Progress sending = new Progress(List.of(new UUID(0, 1)), Optional.of(new UUID(0, 2)), 2);
        assertThat(MessagePlan.after(sending, new RetryPlan.Next.GiveUp("no"), NOW))
                .isEqualTo(new MessagePlan.Try(
                        new Progress(List.of(new UUID(0, 1), new UUID(0, 2)), Optional.empty(), 0), NOW));
    }

    private static Reach reach(String ways, Instant begins) {
        return new Reach(
                ids(ways).stream()
                        .map(id -> way((int) id.getLeastSignificantBits()))
                        .toList(),
                begins);
    }

    private static Reach.Way way(int number) {
        return new Reach.Way(new UUID(0, number), "email", number + "@example.org");
    }

    private static List<UUID> ids(String numbers) {
        return numbers == null
                ? List.of()
                : Arrays.stream(numbers.split(" "))
                        .map(number -> new UUID(0, Long.parseLong(number)))
                        .toList();
    }
}
