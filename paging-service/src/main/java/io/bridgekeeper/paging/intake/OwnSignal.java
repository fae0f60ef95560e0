package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What this service itself found out about one problem: a signal as any other.
 *
 * @param sourceId in the place of an integration
 * @param fires    whether the problem is there, or over
 * @param dedupKey identifies the problem within the source
 * @param since    when it began
 * @param at       when that was found out
 * @param callsFirst a person who is called before those whom the catalog has for it; such a problem has an incident of its own
 */
public record OwnSignal(
        UUID sourceId,
        boolean fires,
        String dedupKey,
        String title,
        Severity severity,
        Instant since,
        Instant at,
        Map<String, String> labels,
        Map<String, String> evidence,
        Optional<String> callsFirst) {

    public OwnSignal(
            UUID sourceId,
            boolean fires,
            String dedupKey,
            String title,
            Severity severity,
            Instant since,
            Instant at,
            Map<String, String> labels,
            Map<String, String> evidence) {
        this(sourceId, fires, dedupKey, title, severity, since, at, labels, evidence, Optional.empty());
    }
}
