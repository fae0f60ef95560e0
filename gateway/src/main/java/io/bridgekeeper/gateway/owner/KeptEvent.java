package io.bridgekeeper.gateway.owner;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A raw event as paging-service keeps it.
 *
 * @param body   without its secrets
 * @param cut    whether the body went on behind what was kept
 * @param was    what became of it when it came
 * @param replay what became of it when it was read anew
 */
record KeptEvent(
        UUID id,
        Instant receivedAt,
        String format,
        Map<String, String> headers,
        String path,
        String query,
        String body,
        boolean cut,
        Was was,
        Optional<Was> replay) {

    /**
     * @param outcome {@code read}, {@code nothing} or {@code unreadable}
     * @param why     for {@code nothing}; null where nothing is told
     * @param errors  for {@code unreadable}
     */
    record Was(String outcome, List<UUID> signalIds, String why, List<Fault> errors) {}

    /** Reads it anew: what stood in the place of a secret is read as the mark that stands there now. */
    Reading read(Format by, Parser parser) {
        return cut
                ? Reading.Unreadable.because("", "was too long to be kept as a whole, and cannot be read anew")
                : by.read(new Sent(body.getBytes(StandardCharsets.UTF_8), headers, path, query, parser));
    }
}
