package io.bridgekeeper.gateway.signal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One notice about one problem, read from a tool's body; within the bounds of {@link SignalDraft}.
 *
 * @param state    what it says of the problem
 * @param dedupKey identifies the problem within the integration; null where the sender gave none
 * @param groupKey what the sender groups by; null where it does not group
 * @param title    one line for a person, never blank
 * @param severity in the sender's own words; null where it has none
 * @param startsAt when the problem began; null where the sender does not say
 * @param labels   in the sender's order
 * @param links    absolute http and https addresses
 * @param evidence what else the sender said, by name
 */
public record Signal(
        SignalState state,
        String dedupKey,
        String groupKey,
        String title,
        String severity,
        Instant startsAt,
        Map<String, String> labels,
        List<Link> links,
        Map<String, String> evidence) {

    /** The same with a further item of evidence. */
    public Signal withEvidence(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        more.put(name, value);
        return new Signal(state, dedupKey, groupKey, title, severity, startsAt, labels, links, more);
    }

    /**
     * One place to look.
     *
     * @param text what stands there; may be null
     * @param href absolute address
     */
    public record Link(String text, String href) {}
}
