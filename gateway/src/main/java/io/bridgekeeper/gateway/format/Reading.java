package io.bridgekeeper.gateway.format;

import io.bridgekeeper.gateway.signal.Signal;
import java.util.List;

/** What became of one body: all of it is signals, or none of it is. */
public sealed interface Reading {

    /**
     * The body was understood.
     *
     * @param signals at least one, in the order of the body
     * @param unread  paths of members that no signal carries; at most {@link #MOST_UNREAD}
     */
    record Signals(List<Signal> signals, List<String> unread) implements Reading {}

    /**
     * The body was understood, and tells of no problem: a test message, the notice of an installation.
     *
     * @param why for the sender who tries a hook out
     */
    record Nothing(String why) implements Reading {}

    /**
     * The body was not understood.
     *
     * @param faults every fault that was found, at least one and at most {@link #MOST_FAULTS}
     */
    record Unreadable(List<Fault> faults) implements Reading {
        public static Unreadable because(Fault fault) {
            return new Unreadable(List.of(fault));
        }

        public static Unreadable because(String path, String message) {
            return new Unreadable(List.of(new Fault(path, message)));
        }
    }

    /** A list of further faults helps nobody. */
    int MOST_FAULTS = 100;

    /** A list of further unread members helps nobody. */
    int MOST_UNREAD = 100;
}
