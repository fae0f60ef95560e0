package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.membership.ManagedTargets;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.MembershipRepository;
import io.bridgekeeper.access.profile.Carried;
import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.access.profile.RuleRepository;
import io.bridgekeeper.access.profile.WaitingFlow;
import io.bridgekeeper.outbox.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final RuleRepository rules;
    private final MembershipRepository memberships;
    private final GrantFlow grants;
    private final ManagedTargets managed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IncidentFlow(
            IncidentRepository incidents,
            RuleRepository rules,
            MembershipRepository memberships,
            GrantFlow grants,
            ManagedTargets managed,
            Clock clock,
            Supplier<UUID> ids) {
        this.incidents = incidents;
        this.rules = rules;
        this.memberships = memberships;
        this.grants = grants;
        this.managed = managed;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is heard of one incident. */
    record Heard(UUID incidentId, IncidentEvent event) {}

    /** @return the incident after it */
    Uni<Incident> hear(Mutiny.Session session, UUID incidentId, IncidentEvent event) {
        return hear(session, List.of(new Wanted<>(new Heard(incidentId, event), Optional.empty())))
                .map(after -> after.get(incidentId));
    }

    /**
     * Hears of these together, in the inbox's transaction.
     *
     * @param heard one decided after the other, each on what those before it left
     * @return the incidents after them
     */
    Uni<Map<UUID, Incident>> hear(Mutiny.Session session, List<Wanted<Heard>> heard) {
        return incidents
                .load(
                        session,
                        heard.stream().map(one -> one.what().incidentId()).toList())
                .chain(loaded -> rules.carried(session, systems(loaded.values(), heard))
                        .map(this::grantable)
                        .chain(grantable -> {
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            Map<UUID, Incident> after = new HashMap<>();
                            loaded.forEach((id, one) -> after.put(id, one.incident()));
                            Map<UUID, Optional<String>> traces = new HashMap<>();
                            for (Wanted<Heard> one : heard) {
                                UUID id = one.what().incidentId();
                                after.put(
                                        id,
                                        IncidentDecider.decide(
                                                after.get(id), one.what().event(), grantable, ids, now));
                                traces.put(id, one.traceparent());
                            }
                            return write(session, loaded, after, traces, now).replaceWith(after);
                        }));
    }

    /** As {@link #hear}, where nobody asks what came of it. */
    Uni<Void> take(Mutiny.Session session, List<Wanted<Heard>> heard) {
        return hear(session, heard).replaceWithVoid();
    }

    /** Gives them to whoever waits for them. */
    @Override
    public Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds) {
        return incidents
                .waitingFor(session, systemIds)
                .chain(waiting -> hear(
                        session,
                        waiting.stream()
                                .map(id -> new Wanted<>(new Heard(id, new ProfilesTold()), Optional.empty()))
                                .toList()))
                .replaceWithVoid();
    }

    private Uni<Void> write(
            Mutiny.Session session,
            Map<UUID, IncidentRepository.Loaded> loaded,
            Map<UUID, Incident> after,
            Map<UUID, Optional<String>> traces,
            Instant now) {
        List<IncidentRepository.Change> changes = loaded.values().stream()
                .map(before -> new IncidentRepository.Change(
                        before, after.get(before.incident().incidentId())))
                .filter(change -> !change.after().equals(change.before().incident()))
                .toList();
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Grant> before = changes.stream()
                .flatMap(change -> change.before().incident().grants().stream())
                .toList();
        List<Grant> held = changes.stream()
                .flatMap(change -> change.after().grants().stream())
                .toList();
        Set<Grant> known = Set.copyOf(before);
        List<Membership> due = held.stream()
                .filter(grant -> grant.live() && !known.contains(grant))
                .flatMap(grant -> grant.memberships().stream())
                .toList();
        return incidents
                .save(session, changes)
                .chain(() -> grants.tell(
                        session, before, held, grant -> traces.getOrDefault(grant.incidentId(), Optional.empty()), now))
                .chain(() -> memberships.makeDue(session, due, now));
    }

    private static Set<String> systems(Collection<IncidentRepository.Loaded> loaded, List<Wanted<Heard>> heard) {
        return Stream.concat(
                        loaded.stream()
                                .flatMap(one -> one.incident().pages().stream())
                                .map(Page::systemId)
                                .filter(Objects::nonNull),
                        heard.stream().flatMap(one -> system(one.what().event()).stream()))
                .collect(Collectors.toSet());
    }

    private static Optional<String> system(IncidentEvent event) {
        return switch (event) {
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
    }

    private List<Carried> grantable(List<Carried> told) {
        return told.stream().filter(carried -> isGrantable(carried.profile())).toList();
    }

    private boolean isGrantable(Profile profile) {
        List<String> refusals = managed.refusals(profile.targets());
        if (!refusals.isEmpty()) {
            LOG.warnf("Access profile %s is not granted: %s", profile.profileId(), String.join("; ", refusals));
        }
        return refusals.isEmpty();
    }
}
