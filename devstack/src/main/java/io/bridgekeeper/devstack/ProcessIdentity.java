package io.bridgekeeper.devstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told apart from a later one that got the same number.
 *
 * @param startedAt as the operating system tells it; clocks of some machines shift it by up to a second
 */
record ProcessIdentity(long pid, Instant startedAt) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    boolean isThatOf(long otherPid, Instant otherStartedAt) {
        return pid == otherPid
                && Duration.between(startedAt, otherStartedAt).abs().compareTo(TOLERANCE) <= 0;
    }

    String written() {
        return pid + " " + startedAt.toEpochMilli() + "\n";
    }

    /** Empty for anything that is not exactly what {@link #written()} wrote: a half-written file names nobody. */
    static Optional<ProcessIdentity> read(String written) {
        String[] words = written.strip().split(" ");
        if (words.length != 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(
                new ProcessIdentity(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
    }
}
