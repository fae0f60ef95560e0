package io.bridgekeeper.gateway.signal;

import java.time.Instant;
import java.util.UUID;

/**
 * A signal under its id, which stays the same over every way that it takes.
 *
 * @param id            UUIDv7
 * @param integrationId whose key the sender used
 * @param format        by which the body was read
 * @param receivedAt    when the gateway took it
 * @param signal        what the sender said
 */
public record ReceivedSignal(UUID id, UUID integrationId, String format, Instant receivedAt, Signal signal) {

    /** The sender's key; the signal's own id where the sender gave none, so that it stands for itself. */
    public String dedupKey() {
        return signal.dedupKey() == null ? id.toString() : signal.dedupKey();
    }

    /** Topic key: signals that share it stay in order. */
    public String key() {
        return integrationId + "|" + (signal.groupKey() == null ? dedupKey() : signal.groupKey());
    }
}
