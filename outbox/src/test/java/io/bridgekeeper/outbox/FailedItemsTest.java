package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.outbox.FailedItems.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedItemsTest {

    private final FailedItems<String> items = new FailedItems<>();

    @Test
    void handlesAllThatIsDueWhereNothingFailed() {
        assertThat(items.next(List.of("a", "b"))).isEqualTo(new Turn<>(List.of("a", "b"), true));
        assertThat(items.waiting()).isZero();
    }

    @Test
    void asksForNoFurtherBatchWhereNothingIsDue() {
        assertThat(items.next(List.of())).isEqualTo(new Turn<>(List.of(), false));
    }

    @Test
    void letsWhatFailedWaitUntilNothingElseIsDue() {
        items.failed("a");

        assertThat(items.waiting()).isEqualTo(1);
        assertThat(items.next(List.of("a", "b", "c"))).isEqualTo(new Turn<>(List.of("b", "c"), true));
        assertThat(items.next(List.of("a", "d"))).isEqualTo(new Turn<>(List.of("d"), true));
        assertThat(items.next(List.of("a"))).isEqualTo(new Turn<>(List.of("a"), false));
    }

    @Test
    void waitsForThePollBeforeItTriesOnceMoreWhatOnlyFails() {
        items.failed("a");
        items.next(List.of("a"));
        items.failed("a");

        assertThat(items.next(List.of("a")).more()).isFalse();
    }

    @Test
    void knowsAFailureThatItHasSeenBefore() {
        assertThat(items.failed("a")).isTrue();
        items.next(List.of("a"));
        assertThat(items.failed("a")).isFalse();
        assertThat(items.failed("b")).isTrue();
    }

    @Test
    void forgetsAFailureOnceTheItemIsDone() {
        items.failed("a");
        items.next(List.of("a"));
        items.done("a");
        assertThat(items.failed("a")).isTrue();
    }

    @Test
    void forgetsAFailureOfWhatIsDueNoMore() {
        items.failed("a");
        items.next(List.of());
        assertThat(items.failed("a")).isTrue();
        assertThat(items.waiting()).isEqualTo(1);
    }
}
