package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One person's access of one profile, for one page or because it was asked for.
 *
 * @param incidentId that it is for; where none was named the id of the request, whose lock it is then
 * @param pageId     that it is for; null where it was asked for
 * @param requestId  the request or the use of break-glass that it is for; null for that of a page
 * @param profile    as it stood when the grant was prepared, not as it reads today
 * @param endsBy     the end of the grace after the resolution, exclusive; null while the incident is open
 */
record Grant(
        UUID grantId,
        UUID incidentId,
        UUID pageId,
        UUID requestId,
        String personId,
        Profile profile,
        Instant preparedAt,
        Instant endsBy,
        GrantState state) {

    /** One for a page. */
    Grant(
            UUID grantId,
            UUID incidentId,
            UUID pageId,
            String personId,
            Profile profile,
            Instant preparedAt,
            GrantState state) {
        this(grantId, incidentId, pageId, null, personId, profile, preparedAt, null, state);
    }

    /** Whether it is for no incident. */
    boolean alone() {
        return incidentId.equals(requestId);
    }

    boolean isOfPage(UUID page) {
        return page.equals(pageId);
    }

    /** When it ends at the latest, exclusive; empty where it is not active. */
    Optional<Instant> endsAt() {
        return state instanceof Active(Term term)
                ? Optional.of(isCutShort(term) ? endsBy : term.endsAt())
                : Optional.empty();
    }

    /** Whether the grace is over before the term is. */
    boolean isCutShort(Term term) {
        return endsBy != null && !endsBy.isAfter(term.endsAt());
    }

    /** The incident was resolved then; an earlier end stays. */
    Grant resolved(Instant at) {
        Instant end = at.plus(profile.grace());
        return endingBy(endsBy == null || end.isBefore(endsBy) ? end : endsBy);
    }

    /** @param end null for an incident that is open again */
    Grant endingBy(Instant end) {
        return new Grant(grantId, incidentId, pageId, requestId, personId, profile, preparedAt, end, state);
    }

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
        return new Grant(grantId, incidentId, pageId, requestId, personId, profile, preparedAt, endsBy, next);
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
