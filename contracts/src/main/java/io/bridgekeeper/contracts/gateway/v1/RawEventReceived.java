package io.bridgekeeper.contracts.gateway.v1;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a hook was sent, as it came but for its secrets, and what became of it. Nothing pages because of it: the signals
 * that were read of it have their own event.
 *
 * <p>The CloudEvents id is the raw event's id. The topic key is the integration id.
 *
 * <p>Type {@code gateway.raw-event.received.v1} on {@code gateway.raw-event.v1}.
 *
 * @param integrationId whose key the sender used
 * @param format        the format by which the body was read, as in the path of the hook
 * @param headers       those that readers look at, by name in lower case; never null
 * @param path          what stood in the path behind the format's name; empty where nothing did
 * @param query         the part after the question mark, undecoded; empty where there was none
 * @param body          as text, redacted; at most 262,144 characters
 * @param bodyLength    bytes that were sent
 * @param cut           whether the body went on behind what is here; then it cannot be read again
 * @param receivedAt    when the gateway took it
 * @param outcome       {@code read}, {@code nothing} or {@code unreadable}
 * @param signalIds     of the signals that were read, at most 1,000; never null
 * @param why           for {@code nothing}, why the body tells of no problem; otherwise absent
 * @param faults        for {@code unreadable}, all that is wrong; otherwise none; never null
 */
public record RawEventReceived(
        UUID integrationId,
        String format,
        Map<String, String> headers,
        String path,
        String query,
        String body,
        int bodyLength,
        boolean cut,
        Instant receivedAt,
        String outcome,
        List<UUID> signalIds,
        String why,
        List<Fault> faults) {

    /**
     * One thing that is wrong with a body.
     *
     * @param path    where, such as {@code alerts[2].labels}; empty for the body as a whole
     * @param message what is wrong
     */
    public record Fault(String path, String message) {}
}
