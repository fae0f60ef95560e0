package io.bridgekeeper.paging.takeover;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an export makes of the catalog.
 *
 * @param catalog as maps, lists and scalars; not sound while something is missing
 */
record Proposal(
        Map<String, Object> catalog,
        List<OfRotation> overrides,
        List<Missing> missing,
        List<NotCarriedOver> notCarriedOver) {

    /** @param overrides in the order in which they are to be made */
    record OfRotation(String rotationId, List<Request> overrides) {}

    /**
     * An override as it is asked for over the API; what is null is left out.
     *
     * @param kind {@code add}, {@code remove}, {@code replace} or {@code temporary}
     */
    record Request(
            String kind,
            Instant from,
            Instant until,
            String personId,
            String byPersonId,
            List<Shift> shifts,
            String reason) {}

    record Shift(Instant from, Instant until, String personId) {}
}
