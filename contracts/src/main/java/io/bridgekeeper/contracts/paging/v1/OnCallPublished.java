package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.List;

/**
 * Who can be called for a system, now and in the time ahead, as the schedules say now. The topic is compacted; its key is
 * {@code system/<systemId>}.
 *
 * <p>Type {@code paging.on-call.published.v1} on {@code paging.oncall.v1}.
 *
 * @param systemId    the catalog id
 * @param from        what is said begins here
 * @param until       and ends here, later than {@code from}
 * @param duties      by begin, then by person; never null; empty where nobody can be called, and of one that is retired
 * @param retired     whether the system has left the catalog
 * @param publishedAt when
 */
public record OnCallPublished(
        String systemId, Instant from, Instant until, List<Duty> duties, boolean retired, Instant publishedAt) {

    /**
     * A person whom a step of the system's policies calls.
     *
     * @param personId   by Keycloak user name
     * @param areaId     the area of the system whose own policy calls them; absent where it is that of the system
     * @param rotationId the rotation that has them on call; absent where the policy names the person
     * @param from       not before the {@code from} of the whole
     * @param until      not after the {@code until} of the whole, later than {@code from}
     */
    public record Duty(String personId, String areaId, String rotationId, Instant from, Instant until) {}
}
