package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.incident.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What this service itself found out about one problem: a signal as any other.
 *
 * @param sourceId in the place of an integration
 * @param fires    whether the problem is there, or over
 * @param dedupKey identifies the problem within the source
 * @param since    when it began
 * @param at       when that was found out
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
        Map<String, String> evidence) {}
