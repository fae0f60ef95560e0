package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.profile.Profile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What becomes of access that was found in Keycloak without a grant, where it is not to be taken. */
final class Adoption {

    private Adoption() {}

    /**
     * The profile by which it may go on: of those that give the target, the one that lasts the shortest.
     *
     * @param inUse the profiles in use
     * @return empty where none gives it, so that it is taken after all
     */
    static Optional<Profile> by(List<Profile> inUse, Membership found) {
        return inUse.stream()
                .filter(profile -> profile.targets().contains(found.target()))
                .min(Comparator.comparing(Profile::maxDuration).thenComparing(Profile::profileId));
    }

    /**
     * An incident of its own with a grant of what was found and of nothing else: whatever more the profile gives was
     * given to nobody.
     */
    static Incident adopt(Membership found, Profile profile, UUID incidentId, UUID grantId, Instant now) {
        Profile justThis =
                new Profile(profile.profileId(), profile.systemId(), List.of(found.target()), profile.maxDuration());
        Page page = new Page(grantId, found.personId(), profile.systemId(), null, Page.Standing.ACCEPTED, now);
        Grant grant = new Grant(
                grantId,
                incidentId,
                page.pageId(),
                found.personId(),
                justThis,
                now,
                new Active(new Term(now, now.plus(profile.maxDuration()))));
        return Incident.unheardOf(incidentId).with(page).with(grant);
    }
}
