package io.bridgekeeper.access.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What paging-service tells of who is on call, in our words. */
sealed interface Told {

    Instant publishedAt();

    /** These and no others can be called for the system; none at all for one that has left the catalog. */
    record Duties(String systemId, List<Duty> duties, Instant publishedAt) implements Told {}

    /** These and no others take turns. */
    record Members(String rotationId, Set<String> personIds, boolean retired, Instant publishedAt) implements Told {}
}
