package io.bridgekeeper.outbox;

import java.time.Duration;

/** What to do with events whose handling failed. */
sealed interface Retry {

    /** Try again after a pause. */
    record After(Duration pause) implements Retry {}

    /** Handle each by itself: one of them may be to blame, and the others shall not wait for it. */
    record Apart() implements Retry {}

    /** Put it aside with the reason, and go on with the next. */
    record DeadLetter(String reason) implements Retry {}

    /** Why a handling failed, as far as the answer depends on it. */
    enum Fault {
        /** The event itself cannot be read. */
        UNREADABLE,
        /** The database is away: no event is to blame. */
        UNREACHABLE,
        /** The process ends, and its parts end before it: no event is to blame, and the next process takes it. */
        STOPPING,
        /** Another transaction was faster. */
        CONFLICT,
        /** Anything else: most likely the event or our code. */
        OTHER
    }

    /** The pause doubles from the first to the longest. */
    Duration FIRST_PAUSE = Duration.ofMillis(20);

    Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    int TRIES_ON_CONFLICT = 8;
    int TRIES_ON_OTHER = 4;

    /**
     * Decides what follows a failed try.
     *
     * <p>Neither an outage, however long it lasts, nor the end of the process dead-letters an event: order and nothing
     * lost come before progress.
     *
     * @param events how many were tried together, from 1
     * @param tries  how often they were tried, from 1
     * @param detail what went wrong, in one line
     */
    static Retry next(Fault fault, int events, int tries, String detail) {
        return switch (fault) {
            case UNREACHABLE, STOPPING -> new After(pause(tries));
            case Fault any when events > 1 -> new Apart();
            case UNREADABLE -> new DeadLetter(detail);
            case CONFLICT -> tries < TRIES_ON_CONFLICT ? new After(pause(tries)) : gaveUp(tries, detail);
            case OTHER -> tries < TRIES_ON_OTHER ? new After(pause(tries)) : gaveUp(tries, detail);
        };
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static DeadLetter gaveUp(int tries, String detail) {
        return new DeadLetter("gave up after " + tries + " tries: " + detail);
    }
}
