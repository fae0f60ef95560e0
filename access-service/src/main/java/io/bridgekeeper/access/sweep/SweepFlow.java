package io.bridgekeeper.access.sweep;

import io.bridgekeeper.access.grant.GrantRepository;
import io.bridgekeeper.access.membership.KeycloakClient;
import io.bridgekeeper.access.membership.ManagedTargets;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.MembershipRepository;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.ProfileRepository;
import io.bridgekeeper.access.profile.RuleRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Compares who has a managed group or role with the grants, and makes due whatever differs.
 *
 * <p>It changes nothing in Keycloak itself: the membership's own work looks again, under its claim. Looked at are the
 * targets of access profiles, of today and of old; other groups and roles are somebody else's.
 */
@ApplicationScoped
class SweepFlow {

    private static final Logger LOG = Logger.getLogger(SweepFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final ProfileRepository profiles;
    private final RuleRepository rules;
    private final MembershipRepository memberships;
    private final GrantRepository grants;
    private final KeycloakClient keycloak;
    private final ManagedTargets managed;
    private final Clock clock;

    // For the log alone: once a target.
    private final Set<Target> outOfSight = ConcurrentHashMap.newKeySet();

    SweepFlow(
            Mutiny.SessionFactory sessions,
            ProfileRepository profiles,
            RuleRepository rules,
            MembershipRepository memberships,
            GrantRepository grants,
            KeycloakClient keycloak,
            ManagedTargets managed,
            Clock clock) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.rules = rules;
        this.memberships = memberships;
        this.grants = grants;
        this.keycloak = keycloak;
        this.managed = managed;
        this.clock = clock;
    }

    /** @return where the two disagree; fails when Keycloak cannot be asked */
    Uni<Comparison> sweep() {
        return sessions.withTransaction((session, transaction) -> targets(session))
                .chain(targets -> holders(targets)
                        .chain(found -> sessions.withTransaction((session, transaction) -> compare(session, found))));
    }

    private Uni<Set<Target>> targets(Mutiny.Session session) {
        return profiles.targets(session)
                .chain(ofCatalog -> rules.targets(session).invoke(all -> all.addAll(ofCatalog)))
                .chain(told -> memberships
                        .targets(session)
                        .map(touched -> Stream.concat(told.stream(), touched.stream())
                                .filter(target -> managed.refusal(target).isEmpty())
                                .collect(Collectors.toSet())));
    }

    /** @return by target, without those that may not be looked at */
    private Uni<Map<Target, List<Membership>>> holders(Set<Target> targets) {
        return Multi.createFrom()
                .iterable(targets)
                .onItem()
                .transformToUniAndConcatenate(target -> keycloak.holders(target).map(found -> Map.entry(target, found)))
                .collect()
                .in(HashMap::new, this::put);
    }

    private void put(Map<Target, List<Membership>> all, Map.Entry<Target, Optional<List<Membership>>> found) {
        found.getValue().ifPresentOrElse(held -> all.put(found.getKey(), held), () -> forbidden(found.getKey()));
    }

    /** One target that is out of sight leaves the others in it. */
    private void forbidden(Target target) {
        if (outOfSight.add(target)) {
            LOG.errorf(
                    "No sweep of %s: Keycloak lets access-service not look at who has it, see docs/revocation.md",
                    target.text());
        }
    }

    private Uni<Comparison> compare(Mutiny.Session session, Map<Target, List<Membership>> inKeycloak) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return grants.wanted(session, now).chain(wanted -> {
            Comparison found = Comparison.of(
                    inKeycloak.keySet(),
                    inKeycloak.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                    wanted);
            if (!found.all().isEmpty()) {
                LOG.infof("Sweep of %d targets: looking again at %s", inKeycloak.size(), found.all());
            }
            return memberships.makeDue(session, found.all(), now).replaceWith(found);
        });
    }
}
