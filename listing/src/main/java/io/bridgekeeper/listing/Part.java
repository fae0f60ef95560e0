package io.bridgekeeper.listing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the newest first
 * @param next  the {@code cursor} that the rest is asked for with; empty where there is no more
 */
public record Part<T>(List<T> items, Optional<String> next) {

    public <R> Part<R> map(Function<T, R> each) {
        return new Part<>(items.stream().map(each).toList(), next);
    }
}
