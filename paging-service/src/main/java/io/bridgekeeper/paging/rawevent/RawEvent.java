package io.bridgekeeper.paging.rawevent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a hook was sent, without its secrets, and what became of it.
 *
 * @param headers    those that readers look at, by name in lower case
 * @param path       what stood in the path behind the format's name; empty where nothing did
 * @param query      undecoded; empty where there was none
 * @param bodyLength bytes that were sent
 * @param cut        whether the body went on behind what is here
 * @param why        why it told of no problem
 * @param faults     all that was wrong with one that could not be read
 * @param replay     of a dead letter that was read anew
 */
record RawEvent(
        UUID id,
        UUID integrationId,
        String format,
        Map<String, String> headers,
        String path,
        String query,
        String body,
        int bodyLength,
        boolean cut,
        Instant receivedAt,
        Outcome outcome,
        List<UUID> signalIds,
        Optional<String> why,
        List<Fault> faults,
        Optional<Replay> replay) {

    /** What became of it when it came. */
    enum Outcome {
        READ,
        NOTHING,
        UNREADABLE
    }

    /** @param path where in the body; empty for the body as a whole */
    record Fault(String path, String message) {}

    /**
     * A dead letter that could be read in the end.
     *
     * @param by        who had it read
     * @param outcome   not unreadable
     * @param signalIds of the signals that were kept
     */
    record Replay(Instant at, String by, Outcome outcome, List<UUID> signalIds) {}

    /** Whether it could not be read when it came. */
    boolean isDeadLetter() {
        return outcome == Outcome.UNREADABLE;
    }
}
