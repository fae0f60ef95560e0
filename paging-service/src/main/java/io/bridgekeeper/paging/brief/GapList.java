package io.bridgekeeper.paging.brief;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ownership gaps as the API lists them.
 *
 * @param ownershipGaps the newest first
 * @param next          for {@code cursor}; absent at the end
 */
record GapList(List<GapLine> ownershipGaps, Optional<String> next) {

    /**
     * @param reason {@code no-system}, {@code no-owner}, {@code no-consent}, {@code nobody-on-call}, {@code load-guard} or
     *     {@code override}
     */
    record GapLine(UUID incidentId, String systemId, String reason, String detail, Instant foundAt) {}
}
