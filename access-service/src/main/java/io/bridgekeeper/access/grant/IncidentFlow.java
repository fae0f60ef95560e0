package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.membership.ManagedTargets;
import io.bridgekeeper.access.membership.MembershipRepository;
import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.access.profile.ProfileRepository;
import io.bridgekeeper.access.profile.RuleRepository;
import io.bridgekeeper.access.profile.WaitingFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes what is heard of an incident: reads, decides, writes. What Keycloak must hear of is due after the commit. */
@ApplicationScoped
class IncidentFlow implements WaitingFlow {

    private static final Logger LOG = Logger.getLogger(IncidentFlow.class);

    private final IncidentRepository incidents;
    private final ProfileRepository profiles;
    private final RuleRepository rules;
    private final MembershipRepository memberships;
    private final GrantFlow grants;
    private final ManagedTargets managed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IncidentFlow(
            IncidentRepository incidents,
            ProfileRepository profiles,
            RuleRepository rules,
            MembershipRepository memberships,
            GrantFlow grants,
            ManagedTargets managed,
            Clock clock,
            Supplier<UUID> ids) {
        this.incidents = incidents;
        this.profiles = profiles;
        this.rules = rules;
        this.memberships = memberships;
        this.grants = grants;
        this.managed = managed;
        this.clock = clock;
        this.ids = ids;
    }

    /** @return the incident after it */
    Uni<Incident> hear(Mutiny.Session session, UUID incidentId, IncidentEvent event) {
        return incidents
                .load(session, incidentId)
                .chain(before -> rules.carried(session, systems(before, event))
                        .map(this::grantable)
                        .chain(grantable -> {
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            Incident after = IncidentDecider.decide(before, event, grantable, ids, now);
                            return write(session, before, after, now).replaceWith(after);
                        }));
    }

    /** Profiles of a system came or changed: gives them to whoever waits for them. */
    Uni<Void> hearProfiles(Mutiny.Session session, String systemId, List<Profile> told, Instant publishedAt) {
        return profiles.publish(session, systemId, told, publishedAt)
                .chain(() -> profilesChanged(session, Set.of(systemId)));
    }

    @Override
    public Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds) {
        return incidents
                .waitingFor(session, systemIds)
                .chain(waiting -> incidents.lock(session, waiting).chain(() -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (UUID incidentId : waiting) {
                        all = all.chain(() -> hear(session, incidentId, new ProfilesTold()))
                                .replaceWithVoid();
                    }
                    return all;
                }));
    }

    private Uni<Void> write(Mutiny.Session session, Incident before, Incident after, Instant now) {
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        List<Grant> live = after.grants().stream()
                .filter(grant -> grant.live() && !before.grants().contains(grant))
                .toList();
        return incidents
                .save(session, after)
                .chain(() -> grants.tell(session, before.grants(), after.grants(), now))
                .chain(() -> memberships.makeDue(
                        session,
                        live.stream()
                                .flatMap(grant -> grant.memberships().stream())
                                .toList(),
                        now));
    }

    private static Set<String> systems(Incident incident, IncidentEvent event) {
        Optional<String> heardOf = switch (event) {
            case IncidentEvent.PageAsked asked -> Optional.ofNullable(asked.systemId());
            case IncidentEvent.PageTaken taken -> Optional.ofNullable(taken.systemId());
            case IncidentEvent.PageOver o -> Optional.empty();
            case IncidentEvent.StoodDown s -> Optional.empty();
            case IncidentEvent.Resolved r -> Optional.empty();
            case IncidentEvent.Reopened r -> Optional.empty();
            case ProfilesTold p -> Optional.empty();
            case IncidentEvent.GrantEndAsked g -> Optional.empty();
            case IncidentEvent.GrantRenewAsked g -> Optional.empty();
            case IncidentEvent.AccessGiven g -> Optional.empty();
        };
        return Stream.concat(incident.pages().stream().map(Page::systemId), heardOf.stream())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Profile> grantable(List<Profile> told) {
        return told.stream().filter(this::isGrantable).toList();
    }

    private boolean isGrantable(Profile profile) {
        List<String> refusals = managed.refusals(profile.targets());
        if (!refusals.isEmpty()) {
            LOG.warnf("Access profile %s is not granted: %s", profile.profileId(), String.join("; ", refusals));
        }
        return refusals.isEmpty();
    }
}
