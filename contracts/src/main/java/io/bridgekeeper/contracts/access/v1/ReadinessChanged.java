package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.List;

/**
 * Whether somebody who can be called for a system would have its access, as the last rehearsal found. Told when that
 * changes, and not at each rehearsal. The topic is compacted; its key is {@code readiness/<personId>/<systemId>}.
 *
 * <p>Type {@code access.readiness.changed.v1} on {@code access.readiness.v1}.
 *
 * @param personId  the person, by Keycloak user name in lower case
 * @param systemId  the system, by its catalog id
 * @param state     {@code ready}, {@code not-ready}, {@code not-covered}: the person cannot be called for it any more
 * @param reasons   why not; of one who is ready, what could not be tried; never null, empty where there is nothing to say
 * @param checkedAt when Keycloak was asked; for {@code not-covered} when it was heard
 */
public record ReadinessChanged(
        String personId, String systemId, String state, List<Reason> reasons, Instant checkedAt) {

    /**
     * One thing that is in the way.
     *
     * @param kind      {@code unknown-person}, {@code disabled}, {@code locked}, {@code required-action},
     *                  {@code no-second-factor}, {@code not-eligible}, {@code target-missing}, {@code target-refused},
     *                  {@code not-tried}; more may come
     * @param profileId whose access it is in the way of; absent where it is all of it
     * @param target    {@code /a/group}, {@code realm:ROLE} or {@code client:CLIENT:ROLE}; absent where it is about none
     * @param what      for people, in one sentence
     * @param mend      what would end it, in one sentence
     */
    public record Reason(String kind, String profileId, String target, String what, String mend) {}
}
