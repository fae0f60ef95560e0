package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One person's access of one profile for one page.
 *
 * @param profile as it stood when the grant was prepared, not as it reads today
 */
record Grant(
        UUID grantId,
        UUID incidentId,
        UUID pageId,
        String personId,
        Profile profile,
        Instant preparedAt,
        GrantState state) {

    /** One a target. */
    List<Membership> memberships() {
        return profile.targets().stream()
                .map(target -> new Membership(personId, target))
                .toList();
    }

    boolean gives(Target target) {
        return profile.targets().contains(target);
    }

    Grant with(GrantState next) {
        return new Grant(grantId, incidentId, pageId, personId, profile, preparedAt, next);
    }

    /** Whether Keycloak has to hear of it: now, or when it runs out. */
    boolean live() {
        return switch (state) {
            case Activating a -> true;
            case Active a -> true;
            case Ending e -> true;
            case Prepared p -> false;
            case Ended e -> false;
        };
    }
}
