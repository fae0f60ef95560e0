package io.bridgekeeper.access.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Some entries, the newest first.
 *
 * @param next the {@code cursor} that the rest is asked for with; absent where there is no more
 */
record AuditView(List<Entry> entries, String next) {

    /** One entry, as an export tells it, with the hash that it was stored with. */
    record Entry(
            long seq,
            Instant at,
            String actor,
            String action,
            String subject,
            String system,
            UUID incident,
            UUID grant,
            Map<String, String> facts,
            String previous,
            String hash) {}
}
