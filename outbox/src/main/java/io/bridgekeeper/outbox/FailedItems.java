package io.bridgekeeper.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers which due items failed, so that they hold up no others: they wait until nothing else is due.
 *
 * <p>For one batch at a time. Lost at a restart: then they fail once more before the others.
 *
 * @param <T> what names an item
 */
final class FailedItems<T> {

    private final Set<T> waiting = new HashSet<>();
    private final Set<T> known = new HashSet<>();

    /**
     * What a batch handles.
     *
     * @param more whether others may be due, so that the next batch need not wait
     */
    record Turn<T>(List<T> items, boolean more) {}

    /** By how many a batch must look further, lest those that wait fill it. */
    int waiting() {
        return waiting.size();
    }

    /** @param due in the order in which they became due */
    Turn<T> next(List<T> due) {
        List<T> others = due.stream().filter(item -> !waiting.contains(item)).toList();
        if (!others.isEmpty()) {
            return new Turn<>(others, true);
        }
        waiting.clear();
        known.retainAll(due);
        return new Turn<>(due, false);
    }

    /** @return whether it failed for the first time since it became due */
    boolean failed(T item) {
        waiting.add(item);
        return known.add(item);
    }

    void done(T item) {
        known.remove(item);
    }
}
