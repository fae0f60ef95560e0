package io.bridgekeeper.paging.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Grouping;
import io.bridgekeeper.paging.catalog.Grouping.By;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which alerts become one incident. */
class JoinKeyTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private static JoinKey key(By by, UUID integration, String dedupKey, String group, Map<String, String> labels) {
        return JoinKey.of(
                new Grouping(by, Optional.empty()),
                "checkout",
                labels,
                integration,
                dedupKey,
                Optional.ofNullable(group));
    }

    @Test
    void joinsAllOfASystemWhicheverToolSendsThem() {
        JoinKey one = key(new By.WholeSystem(), ONE, "a", "g", Map.of());
        assertThat(one).isEqualTo(key(new By.WholeSystem(), OTHER, "b", null, Map.of("x", "y")));
        assertThat(one.scope()).isEqualTo(JoinKey.ANY);
        assertThat(one)
                .isNotEqualTo(JoinKey.of(
                        new Grouping(new By.WholeSystem(), Optional.empty()),
                        "search",
                        Map.of(),
                        ONE,
                        "a",
                        Optional.of("g")));
    }

    @Test
    void joinsThoseWhoseLabelsAreTheSameWhicheverToolSendsThem() {
        By by = new By.Labels(List.of("cluster", "env"));
        JoinKey one = key(by, ONE, "a", "g", Map.of("cluster", "eu", "env", "prod", "pod", "1"));
        assertThat(one).isEqualTo(key(by, OTHER, "b", null, Map.of("env", "prod", "cluster", "eu", "pod", "2")));
        assertThat(one).isNotEqualTo(key(by, ONE, "a", "g", Map.of("cluster", "us", "env", "prod")));
        assertThat(one).isNotEqualTo(key(by, ONE, "a", "g", Map.of("cluster", "eu")));
    }

    @Test
    void doesNotTakeOneListOfValuesForAnother() {
        By by = new By.Labels(List.of("a", "b"));
        assertThat(key(by, ONE, "d", null, Map.of("a", "1:b1", "b", "x")))
                .isNotEqualTo(key(by, ONE, "d", null, Map.of("a", "1", "b", "b1:x")));
        assertThat(key(by, ONE, "d", null, Map.of("a", "", "b", "x")))
                .isNotEqualTo(key(by, ONE, "d", null, Map.of("a", "x", "b", "")));
    }

    @Test
    void leavesThoseToTheirSenderThatHaveNoneOfTheLabels() {
        By by = new By.Labels(List.of("cluster"));
        assertThat(key(by, ONE, "a", "g", Map.of("pod", "1")))
                .isEqualTo(JoinKey.ofSender(ONE, "a", Optional.of("g")))
                .isNotEqualTo(key(by, OTHER, "a", "g", Map.of("pod", "1")));
    }

    @Test
    void joinsNoneWhereEachIsAnIncident() {
        assertThat(key(new By.Key(), ONE, "a", "g", Map.of()))
                .isNotEqualTo(key(new By.Key(), ONE, "b", "g", Map.of()))
                .isEqualTo(key(new By.Key(), ONE, "a", "h", Map.of()));
    }

    @Test
    void keepsToTheSendersGroupUnlessTheCatalogHasAnother() {
        assertThat(key(new By.Sender(), ONE, "a", "g", Map.of()))
                .isEqualTo(key(new By.Sender(), ONE, "b", "g", Map.of()));
        assertThat(key(new By.Sender(), ONE, "a", null, Map.of()).key()).isEqualTo("a");
    }

    @Test
    void letsNoSenderIntoAGroupOfTheCatalogByItsKey() {
        String stolen = key(new By.WholeSystem(), ONE, "a", null, Map.of()).key();
        JoinKey theirs = JoinKey.ofSender(OTHER, stolen, Optional.empty());
        assertThat(theirs.key()).isNotEqualTo(stolen);
        assertThat(JoinKey.scope(OTHER, theirs.key())).isEqualTo(OTHER);
        assertThat(JoinKey.scope(OTHER, stolen)).isEqualTo(JoinKey.ANY);
    }

    @Test
    void givesAGroupItsTime() {
        assertThat(JoinKey.of(
                                new Grouping(new By.WholeSystem(), Optional.of(Duration.ofMinutes(5))),
                                "checkout",
                                Map.of(),
                                ONE,
                                "a",
                                Optional.empty())
                        .within())
                .contains(Duration.ofMinutes(5));
    }
}
