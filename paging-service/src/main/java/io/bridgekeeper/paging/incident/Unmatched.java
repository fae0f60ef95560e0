package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A problem whose signals matched nothing in the catalog.
 *
 * @param incidents how many it has opened in the time that was looked at
 * @param alerts    of all of them
 * @param title     of the newest
 * @param labels    of the newest
 * @param lastAt    when the newest opened
 */
public record Unmatched(
        UUID integrationId,
        String fingerprint,
        long incidents,
        long alerts,
        String title,
        Map<String, String> labels,
        Instant lastAt) {}
