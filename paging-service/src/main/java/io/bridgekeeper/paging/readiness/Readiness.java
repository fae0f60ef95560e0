package io.bridgekeeper.paging.readiness;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the last rehearsal of a person for a system found.
 *
 * @param what      what is in the way, in words; empty where nothing is
 * @param mend      what would end it, in words; empty where nothing is in the way
 * @param checkedAt when Keycloak was asked
 * @param since     when the state became what it is
 */
record Readiness(
        String personId, String systemId, State state, String what, String mend, Instant checkedAt, Instant since) {

    enum State {
        READY,
        NOT_READY,
        /** The person cannot be called for the system any more. */
        NOT_COVERED;

        /** Empty for one of a later version: it is not known what to make of it. */
        static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One thing that is in the way. */
    record Obstacle(String what, String mend) {}

    /**
     * What a rehearsal found, as it was told.
     *
     * @param obstacles of one who is not ready
     */
    record Told(String personId, String systemId, State state, List<Obstacle> obstacles, Instant checkedAt) {}

    /** What becomes of what is known by what was told. */
    sealed interface Next {

        /** @param tell whether the person is to be told */
        record Kept(Readiness readiness, boolean tell) implements Next {}

        /** Something newer is known. */
        record Stale() implements Next {}
    }

    /**
     * The person is told when it turns out that they are not ready, and not again while that lasts, whatever else is found
     * to be in the way meanwhile.
     *
     * @param before empty where nothing was known
     */
    static Next next(Optional<Readiness> before, Told told) {
        if (before.filter(known -> !known.checkedAt().isBefore(told.checkedAt()))
                .isPresent()) {
            return new Next.Stale();
        }
        Optional<Readiness> same = before.filter(known -> known.state() == told.state());
        boolean isNotReady = told.state() == State.NOT_READY;
        return new Next.Kept(
                new Readiness(
                        told.personId(),
                        told.systemId(),
                        told.state(),
                        isNotReady ? words(told.obstacles(), Obstacle::what) : "",
                        isNotReady ? words(told.obstacles(), Obstacle::mend) : "",
                        told.checkedAt(),
                        same.map(Readiness::since).orElse(told.checkedAt())),
                isNotReady && same.isEmpty());
    }

    private static String words(List<Obstacle> obstacles, Function<Obstacle, String> part) {
        return obstacles.stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
