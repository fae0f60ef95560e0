package io.bridgekeeper.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Work on one thing after the other, however many there are.
 *
 * <p>A chain of Unis that is made in a loop is as deep as it is long: where a step completes at once, such as the find of
 * a row that the session has, the next one runs on top of it, until the stack is full.
 */
public final class InTurnFlow {

    private InTurnFlow() {}

    /**
     * @param work begun when the one before has completed; what it answers with is dropped
     * @return completes after the last; fails with the first failure, and what is behind that is not begun
     */
    public static <T> Uni<Void> each(Iterable<T> things, Function<T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> work.apply(thing).replaceWithVoid())
                .onItem()
                .ignoreAsUni();
    }
}
