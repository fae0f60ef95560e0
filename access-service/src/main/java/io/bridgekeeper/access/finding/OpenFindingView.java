package io.bridgekeeper.access.finding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What hurts in the next incident unless somebody mends it before.
 *
 * @param kind     {@code not-ready}: somebody who can be called would not have the access
 * @param what     for people
 * @param mend     what would end it
 * @param closedAt absent while it is open
 */
record OpenFindingView(
        UUID findingId,
        String kind,
        String personId,
        String systemId,
        String what,
        String mend,
        Instant foundAt,
        Instant closedAt) {

    /**
     * @param findings the newest first
     * @param next     for {@code cursor}; absent at the end
     */
    record All(List<OpenFindingView> findings, String next) {}
}
