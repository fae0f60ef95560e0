package io.bridgekeeper.gateway.owner;

import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A dead letter's signals, as they are handed on in the end. */
final class Replay {

    private Replay() {}

    /**
     * Under ids that are those of the dead letter, so that a second replay, or one at the same moment, adds nothing: whoever
     * takes signals in drops an id that it has seen.
     *
     * @param now the time of the replay. The problem may have begun long before: when the body came is told as evidence.
     */
    static List<ReceivedSignal> signals(UUID integrationId, KeptEvent letter, Reading.Signals reading, Instant now) {
        List<ReceivedSignal> received = new ArrayList<>();
        for (Signal signal : reading.signals()) {
            received.add(new ReceivedSignal(
                    id(letter.id(), received.size()),
                    integrationId,
                    letter.format(),
                    now,
                    signal.withEvidence("received", letter.receivedAt() + ", and read anew since")));
        }
        return received;
    }

    private static UUID id(UUID letter, int place) {
        return UUID.nameUUIDFromBytes((letter + "/" + place).getBytes(StandardCharsets.UTF_8));
    }
}
