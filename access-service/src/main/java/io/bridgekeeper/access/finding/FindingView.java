package io.bridgekeeper.access.finding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A finding as people see it.
 *
 * @param kind    {@code removed}, {@code adopted} or {@code mended}
 * @param target  {@code /a/group}, {@code realm:ROLE} or {@code client:CLIENT:ROLE}
 * @param grantId absent where none is known
 */
record FindingView(UUID findingId, String kind, String personId, String target, UUID grantId, Instant foundAt) {

    /**
     * @param findings the newest first
     * @param next     for {@code cursor}; absent at the end
     */
    record All(List<FindingView> findings, String next) {}
}
