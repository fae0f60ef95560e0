package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.finding.Finding;
import io.bridgekeeper.access.finding.FindingFlow;
import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.Claim;
import io.bridgekeeper.access.membership.KeycloakClient;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.MembershipRepository;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.access.profile.ProfileRepository;
import io.bridgekeeper.outbox.InTurnFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes Keycloak agree with the grants of one due membership.
 *
 * <p>A transaction claims it, Keycloak is asked without one, a second transaction records the answer. A crash anywhere
 * in between costs no more than the lease: whoever claims next asks again, and asking twice is harmless.
 */
@ApplicationScoped
class MembershipFlow {

    private static final Logger LOG = Logger.getLogger(MembershipFlow.class);

    private static final int RECORD_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Mutiny.SessionFactory sessions;
    private final MembershipRepository memberships;
    private final IncidentRepository incidents;
    private final GrantRepository grants;
    private final GrantFlow telling;
    private final KeycloakClient keycloak;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Duration lease;
    private final Duration patience;
    private final AccessConfig.Strays strays;
    private final ProfileRepository profiles;
    private final FindingFlow findings;

    /**
     * What was found when it was claimed.
     *
     * @param live the grants that share the membership
     * @param last the one that ended last, where none is live; null where there never was one
     * @param heir the profile by which it is adopted, should it be found without a grant; null where it is to be taken
     */
    private record Task(Claim claim, List<Grant> live, Grant last, Profile heir) {

        Membership membership() {
            return claim.membership();
        }

        Target target() {
            return claim.membership().target();
        }

        Set<UUID> incidentIds() {
            return Stream.concat(live.stream(), Stream.ofNullable(last))
                    .map(Grant::incidentId)
                    .collect(Collectors.toSet());
        }
    }

    MembershipFlow(
            Mutiny.SessionFactory sessions,
            MembershipRepository memberships,
            IncidentRepository incidents,
            GrantRepository grants,
            GrantFlow telling,
            ProfileRepository profiles,
            FindingFlow findings,
            KeycloakClient keycloak,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids,
            AccessConfig config) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.incidents = incidents;
        this.grants = grants;
        this.telling = telling;
        this.keycloak = keycloak;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
        this.lease = config.work().lease();
        this.patience = config.revocation().patience();
        this.strays = config.sweep().strays();
        this.profiles = profiles;
        this.findings = findings;
    }

    /** Carries out one due membership; 0 when none is due. */
    Uni<Integer> work() {
        Instant now = now();
        return sessions.withTransaction((session, transaction) -> memberships
                        .claim(session, ids.get(), now, now.plus(lease))
                        .chain(claim -> claim.map(held -> read(session, held).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .chain(task -> task.map(found -> carryOut(found, now).replaceWith(1))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Task> read(Mutiny.Session session, Claim claim) {
        return grants.liveOf(session, claim.membership()).chain(live -> {
            if (!live.isEmpty()) {
                return Uni.createFrom().item(new Task(claim, live, null, null));
            }
            return grants.lastEndedOf(session, claim.membership())
                    .chain(last -> heir(session, claim.membership())
                            .map(heir -> new Task(claim, live, last.orElse(null), heir.orElse(null))));
        });
    }

    private Uni<Optional<Profile>> heir(Mutiny.Session session, Membership membership) {
        return strays == AccessConfig.Strays.ADOPT
                ? profiles.inUse(session).map(inUse -> Adoption.by(inUse, membership))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Answer> ask(Task task, Instant now) {
        return task.heir() == null
                ? keycloak.make(task.membership(), Wanting.wanted(task.live(), now))
                : keycloak.look(task.membership());
    }

    private Uni<Void> carryOut(Task task, Instant now) {
        return ask(task, now)
                .invoke(answer -> note(task, answer))
                // Until it is recorded nobody else may look at it, for the whole lease: worth some more tries.
                .chain(answer -> sessions.withTransaction((session, transaction) -> record(session, task, answer))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .atMost(RECORD_TRIES));
    }

    private Uni<Void> record(Mutiny.Session session, Task task, Answer answer) {
        Instant now = now();
        int tries = answer instanceof Answer.Failed ? task.claim().tries() + 1 : 0;
        return incidents
                .lock(session, task.incidentIds())
                .chain(() -> memberships.hold(session, task.claim()))
                .chain(held -> !held
                        ? Uni.createFrom().voidItem()
                        : grants.liveOf(session, task.membership()).chain(live -> {
                            // Another incident's grant may have come since: it is not locked, and due at once again.
                            List<Grant> ours = live.stream()
                                    .filter(grant -> task.incidentIds().contains(grant.incidentId()))
                                    .toList();
                            List<Grant> others = live.stream()
                                    .filter(grant -> !ours.contains(grant))
                                    .toList();
                            List<Grant> settled = Wanting.settle(ours, task.target(), answer, patience, now);
                            List<Grant> all = Stream.concat(settled.stream(), others.stream())
                                    .toList();
                            return grants.save(session, settled)
                                    .chain(() -> telling.tell(session, ours, settled, now))
                                    .chain(() -> follow(session, Wanting.follow(ours, settled, task.target(), now)))
                                    .chain(() -> find(session, task, live, answer, now))
                                    .chain(adopted -> memberships.release(
                                            session,
                                            task.claim(),
                                            Wanting.dueAt(
                                                    adopted.<List<Grant>>map(List::of)
                                                            .orElse(all),
                                                    task.target(),
                                                    answer,
                                                    tries,
                                                    patience,
                                                    now),
                                            tries));
                        }));
    }

    private Uni<Void> follow(Mutiny.Session session, Map<Instant, List<Membership>> due) {
        return InTurnFlow.each(due.entrySet(), entry -> memberships.makeDue(session, entry.getValue(), entry.getKey()));
    }

    /** @return the grant that was made of what was found; empty mostly */
    private Uni<Optional<Grant>> find(Mutiny.Session session, Task task, List<Grant> live, Answer answer, Instant now) {
        Membership membership = task.membership();
        if (task.heir() != null && answer instanceof Answer.Held && live.isEmpty()) {
            return adopt(session, task, now).map(Optional::of);
        }
        Uni<Void> found = Uni.createFrom().voidItem();
        if (Wanting.mended(task.live(), answer)) {
            Optional<Grant> mended = task.live().stream()
                    .filter(grant -> grant.state() instanceof GrantState.Active)
                    .findFirst();
            UUID mendedId = mended.map(Grant::grantId).orElse(null);
            found = findings.record(session, new Finding(ids.get(), Finding.Kind.MENDED, membership, mendedId, now))
                    .chain(() -> telling.found(session, Finding.Kind.MENDED, membership, mended.orElse(null), now));
        }
        if (Wanting.stray(task.live(), answer)) {
            UUID last = task.last() == null ? null : task.last().grantId();
            found = findings.record(session, new Finding(ids.get(), Finding.Kind.REMOVED, membership, last, now))
                    .chain(() -> telling.tellStray(session, membership, task.last(), now));
        }
        return found.replaceWith(Optional.empty());
    }

    private Uni<Grant> adopt(Mutiny.Session session, Task task, Instant now) {
        Incident adopted = Adoption.adopt(task.membership(), task.heir(), ids.get(), ids.get(), now);
        Grant grant = adopted.grants().getFirst();
        return incidents
                .load(session, List.of(adopted.incidentId()))
                .chain(loaded -> incidents.save(
                        session, List.of(new IncidentRepository.Change(loaded.get(adopted.incidentId()), adopted))))
                .chain(() -> telling.tell(session, List.of(), List.of(grant), now))
                .chain(() -> findings.record(
                        session, new Finding(ids.get(), Finding.Kind.ADOPTED, task.membership(), grant.grantId(), now)))
                .chain(() -> telling.found(session, Finding.Kind.ADOPTED, task.membership(), grant, now))
                .replaceWith(grant);
    }

    /** An outage is logged when it begins and when it ends, not at every try. */
    private void note(Task task, Answer answer) {
        Membership membership = task.membership();
        if (answer instanceof Answer.Failed(Answer.Fault fault, String detail)) {
            metrics.counter("access.keycloak.failed", "fault", fault.name().toLowerCase(Locale.ROOT))
                    .increment();
            LOG.logf(
                    task.claim().tries() == 0 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "%s for %s, try %d: %s",
                    membership.target().text(),
                    membership.personId(),
                    task.claim().tries() + 1,
                    detail);
        } else if (task.claim().tries() > 0) {
            LOG.infof(
                    "%s for %s: done after %d tries that failed",
                    membership.target().text(),
                    membership.personId(),
                    task.claim().tries());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
