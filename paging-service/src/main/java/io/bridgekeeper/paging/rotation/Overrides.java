package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The overrides of one rotation, in the order in which they were made.
 *
 * <p>Most of them are not of the moment that is asked for, so their bounds lie side by side in whole seconds, where
 * 500,000 are looked through in a few milliseconds.
 */
public final class Overrides {

    public static final Overrides NONE = new Overrides(List.of());

    private final List<RotationOverride> all;
    /** Two for each: the second in which it begins, and the one in which it ends. */
    private final long[] seconds;

    private Overrides(List<RotationOverride> all) {
        this.all = List.copyOf(all);
        this.seconds = new long[2 * all.size()];
        for (int i = 0; i < all.size(); i++) {
            seconds[2 * i] = all.get(i).range().from().getEpochSecond();
            seconds[2 * i + 1] = all.get(i).range().until().getEpochSecond();
        }
    }

    /** @param all in the order in which they were made */
    public static Overrides of(List<RotationOverride> all) {
        return all.isEmpty() ? NONE : new Overrides(all);
    }

    public List<RotationOverride> all() {
        return all;
    }

    /** With one more, made after all others. */
    public Overrides with(RotationOverride one) {
        List<RotationOverride> more = new ArrayList<>(all);
        more.add(one);
        return of(more);
    }

    /** Without the one of this id. */
    public Overrides without(String id) {
        return of(all.stream().filter(each -> !each.id().equals(id)).toList());
    }

    /** With this one in the place of the one of the same id. */
    public Overrides replacing(RotationOverride one) {
        return of(all.stream()
                .map(each -> each.id().equals(one.id()) ? one : each)
                .toList());
    }

    /** Those in force at an instant. */
    List<RotationOverride> at(Instant instant) {
        long second = instant.getEpochSecond();
        List<RotationOverride> found = List.of();
        for (int i = 0; i < all.size(); i++) {
            if (seconds[2 * i] <= second
                    && second <= seconds[2 * i + 1]
                    && all.get(i).range().contains(instant)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(all.get(i));
            }
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Overrides overrides && all.equals(overrides.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
