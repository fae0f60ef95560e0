package io.bridgekeeper.access.oncall;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which a person can be called for a system.
 *
 * @param personId   Keycloak user name in lower case
 * @param areaId     the area whose own policy calls them; empty where it is that of the system
 * @param rotationId that has them on call; empty where a policy names them
 * @param startsAt   inclusive
 * @param endsAt     exclusive, later than {@code startsAt}; what is known of the future may end here as well
 */
public record Duty(
        String systemId,
        String personId,
        Optional<String> areaId,
        Optional<String> rotationId,
        Instant startsAt,
        Instant endsAt) {

    boolean isAt(Instant now) {
        return !startsAt.isAfter(now) && endsAt.isAfter(now);
    }
}
