package io.bridgekeeper.contracts.gateway.v1;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a monitoring tool sent: one notice about one problem.
 *
 * <p>The CloudEvents id is the signal's id and stays the same over every way that the signal takes. The topic
 * key is {@code integrationId|groupKey}, or {@code integrationId|dedupKey} where the sender does not group, so
 * that one problem's signals stay in order.
 *
 * <p>Type {@code gateway.signal.received.v1} on {@code gateway.signal.v1}.
 *
 * @param integrationId whose key the sender used
 * @param format        the format by which the body was read, as in the path of the hook
 * @param state         {@code firing}, {@code acknowledged}, {@code resolved} or {@code info}
 * @param dedupKey      identifies the problem within the integration; the signal's own id where the sender gave none; at most 512 characters
 * @param groupKey      what the sender groups by; signals that share it belong to one incident; may be null
 * @param title         one line for a person, never blank
 * @param severity      in the sender's own words; absent where it has none
 * @param startsAt      when the problem began, as the sender tells it; may be null
 * @param receivedAt    when the gateway took it
 * @param labels        what the catalog's matchers look at; never null
 * @param links         where to look; never null
 * @param evidence      what else the sender said, by name; never null
 */
public record SignalReceived(
        UUID integrationId,
        String format,
        String state,
        String dedupKey,
        String groupKey,
        String title,
        String severity,
        Instant startsAt,
        Instant receivedAt,
        Map<String, String> labels,
        List<Link> links,
        Map<String, String> evidence) {

    /**
     * One place to look.
     *
     * @param text what stands there; may be null
     * @param href absolute URL
     */
    public record Link(String text, String href) {}
}
