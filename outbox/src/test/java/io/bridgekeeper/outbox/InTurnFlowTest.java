package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InTurnFlowTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Deeper than any stack, where each step would stand on the one before. */
    @Test
    void worksOnAsManyAsThereAre() {
        List<Integer> things = IntStream.range(0, 200_000).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        InTurnFlow.each(things, thing -> {
                    seen.add(thing);
                    return Uni.createFrom().item(thing);
                })
                .await()
                .atMost(SOON);
        assertThat(seen).isEqualTo(things);
    }

    @Test
    void beginsWithOneWhenTheOneBeforeIsDone() {
        CompletableFuture<String> first = new CompletableFuture<>();
        List<String> begun = new ArrayList<>();
        CompletableFuture<Void> all = InTurnFlow.each(List.of("a", "b"), thing -> {
                    begun.add(thing);
                    return thing.equals("a")
                            ? Uni.createFrom().completionStage(first)
                            : Uni.createFrom().voidItem();
                })
                .subscribeAsCompletionStage();
        assertThat(begun).containsExactly("a");
        assertThat(all).isNotDone();
        first.complete("done");
        assertThat(begun).containsExactly("a", "b");
        assertThat(all).isCompleted();
    }

    @Test
    void stopsAtTheFirstThatFails() {
        List<Integer> begun = new ArrayList<>();
        assertThatThrownBy(() -> InTurnFlow.each(List.of(1, 2, 3), thing -> {
                            begun.add(thing);
                            return thing == 2
                                    ? Uni.createFrom().failure(new IllegalStateException("two"))
                                    : Uni.createFrom().voidItem();
                        })
                        .await()
                        .atMost(SOON))
                .hasMessage("two");
        assertThat(begun).containsExactly(1, 2);
    }

    @Test
    void isDoneAtOnceWithNothing() {
        InTurnFlow.each(List.of(), thing -> Uni.createFrom().nothing()).await().atMost(SOON);
    }
}
