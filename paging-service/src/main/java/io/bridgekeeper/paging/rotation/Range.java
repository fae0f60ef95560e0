package io.bridgekeeper.paging.rotation;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from  inclusive
 * @param until exclusive; not before {@code from}
 */
public record Range(Instant from, Instant until) {

    public Range {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
        }
    }

    public boolean isEmpty() {
        return from.equals(until);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    boolean overlaps(Range other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** What lies in both; empty where they do not meet. */
    public Range within(Range other) {
        Instant begins = later(from, other.from);
        Instant ends = earlier(until, other.until);
        return new Range(begins, later(begins, ends));
    }

    /** From the earlier beginning to the later end, with whatever lies between. */
    public Range union(Range other) {
        return new Range(earlier(from, other.from), later(until, other.until));
    }

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
