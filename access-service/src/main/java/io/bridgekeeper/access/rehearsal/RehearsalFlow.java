package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.oncall.AreaDecider;
import io.bridgekeeper.access.oncall.Duty;
import io.bridgekeeper.access.oncall.OnCallRepository;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.profile.RuleRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Rehearses whoever is due.
 *
 * <p>A transaction claims the round, Keycloak is asked without one, and each person's outcome has a transaction of its own.
 * No answer is no news: nothing changes, and it is asked again. A crash in between costs no more than the lease; what it
 * left with the probe user is taken by the next round, which there always is.
 */
@ApplicationScoped
class RehearsalFlow {

    private static final Logger LOG = Logger.getLogger(RehearsalFlow.class);

    private static final int MOST = 500;
    private static final Duration LEASE = Duration.ofMinutes(5);
    // The last one that is begun by then is done before another replica may begin.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RECORD_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Mutiny.SessionFactory sessions;
    private final RehearsalRepository rehearsals;
    private final PlanningFlow planning;
    private final TryingFlow trying;
    private final SettlingFlow settling;
    private final OnCallRepository onCall;
    private final RuleRepository rules;
    private final MeasuringFlow measuring;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AccessConfig.Rehearsal config;

    // For the log alone: an outage is logged when it begins.
    private volatile boolean failing;

    /** A round that was begun. @param claimId null where there is nobody to rehearse */
    private record Begun(UUID claimId, List<Scene> scenes, int planned) {}

    RehearsalFlow(
            Mutiny.SessionFactory sessions,
            RehearsalRepository rehearsals,
            PlanningFlow planning,
            TryingFlow trying,
            SettlingFlow settling,
            OnCallRepository onCall,
            RuleRepository rules,
            MeasuringFlow measuring,
            Clock clock,
            Supplier<UUID> ids,
            AccessConfig config) {
        this.sessions = sessions;
        this.rehearsals = rehearsals;
        this.planning = planning;
        this.trying = trying;
        this.settling = settling;
        this.onCall = onCall;
        this.rules = rules;
        this.measuring = measuring;
        this.clock = clock;
        this.ids = ids;
        this.config = config.rehearsal();
    }

    /** @param visibleTo null for everybody's, the others for any */
    Uni<ReadinessView.Some> list(String visibleTo, String personId, String systemId, Boolean ready) {
        return sessions.withTransaction(
                        (session, transaction) -> rehearsals.list(session, visibleTo, personId, systemId, ready, MOST))
                .map(rows -> new ReadinessView.Some(
                        rows.stream().map(RehearsalRow::toView).toList()));
    }

    /** Rehearses some who are due; 0 when nobody is, or Keycloak does not answer. */
    Uni<Integer> round() {
        Instant now = now();
        return sessions.withTransaction((session, transaction) -> begin(session, now))
                .chain(begun -> begun.claimId() == null ? Uni.createFrom().item(begun.planned()) : carryOut(begun, now))
                .call(() -> sessions.withTransaction((session, transaction) -> rehearsals.notReady(session))
                        .invoke(measuring::show));
    }

    private Uni<Begun> begin(Mutiny.Session session, Instant now) {
        return rehearsals
                .free(session, now)
                .chain(round -> round == null
                        ? Uni.createFrom().item(new Begun(null, List.of(), 0))
                        : planning.plan(session, now)
                                .chain(planned -> rehearsals
                                        .due(session, now, MOST)
                                        .chain(due -> {
                                            if (due.isEmpty() && !round.unclean) {
                                                return Uni.createFrom().item(new Begun(null, List.of(), planned));
                                            }
                                            round.claimId = ids.get();
                                            round.claimedUntil = now.plus(LEASE);
                                            round.unclean = true;
                                            return scenes(session, due, now)
                                                    .map(scenes -> new Begun(round.claimId, scenes, planned));
                                        })));
    }

    private Uni<List<Scene>> scenes(Mutiny.Session session, List<RehearsalRow> due, Instant now) {
        Set<String> systems = due.stream().map(row -> row.systemId).collect(Collectors.toSet());
        Set<String> people = due.stream().map(row -> row.personId).collect(Collectors.toSet());
        return onCall.duties(session, systems, now)
                .chain(duties -> rules.ofSystems(session, systems)
                        .chain(found -> onCall.rotationsOf(session, people, now)
                                .map(rotations -> due.stream()
                                        .map(row -> scene(row, duties, found, rotations))
                                        .toList())));
    }

    private Scene scene(
            RehearsalRow row, List<Duty> duties, List<ProfileRule> found, Map<String, Set<String>> rotations) {
        List<Duty> all = duties.stream()
                .filter(duty -> duty.systemId().equals(row.systemId))
                .toList();
        List<Duty> theirs = all.stream()
                .filter(duty -> duty.personId().equals(row.personId))
                .toList();
        Set<String> areas = AreaDecider.areas(
                theirs,
                all,
                found.stream()
                        .flatMap(rule -> rule.areasIn(row.systemId).stream())
                        .collect(Collectors.toSet()));
        return new Scene(
                new RehearsalDecider.Part(
                        row.personId,
                        row.systemId,
                        found.stream()
                                .filter(rule -> rule.isFor(row.systemId, areas))
                                .toList(),
                        // Whoever stands in takes the rotation's place, and will be let in by it.
                        Stream.concat(
                                        rotations.getOrDefault(row.personId, Set.of()).stream(),
                                        theirs.stream().flatMap(duty -> duty.rotationId().stream()))
                                .collect(Collectors.toSet()),
                        config.secondFactors()),
                areas.stream().sorted().toList(),
                theirs);
    }

    private Uni<Integer> carryOut(Begun begun, Instant now) {
        return trying.begin(now.plus(PATIENCE))
                .chain(round -> each(begun, round)
                        .chain(done ->
                                end(begun.claimId(), round.isClean(), done >= 0).replaceWith(Math.max(0, done))))
                .onFailure(IllegalStateException.class)
                .recoverWithUni(failure -> {
                    note(failure);
                    return end(begun.claimId(), false, false).replaceWith(0);
                });
    }

    /** One after the other, until all are done, the time is over, or Keycloak does not answer: then less than 0. */
    private Uni<Integer> each(Begun begun, TryingFlow.Round round) {
        AtomicBoolean stopped = new AtomicBoolean();
        return Multi.createFrom()
                .iterable(begun.scenes())
                .select()
                .first(scene -> !stopped.get() && !round.isOver())
                .onItem()
                .transformToUniAndConcatenate(
                        scene -> one(begun.claimId(), scene, round).invoke(goOn -> stopped.set(!goOn)))
                .collect()
                .asList()
                .map(done -> stopped.get() ? -1 : done.size());
    }

    /** @return whether the next one may be rehearsed */
    private Uni<Boolean> one(UUID claimId, Scene scene, TryingFlow.Round round) {
        Instant askedAt = now();
        return outcome(scene, round)
                .chain(readiness ->
                        recorded(claimId, scene, readiness, askedAt).map(goOn -> goOn && readiness.isPresent()));
    }

    /** @return empty where Keycloak did not tell */
    private Uni<Optional<Readiness>> outcome(Scene scene, TryingFlow.Round round) {
        if (scene.duties().isEmpty()) {
            return Uni.createFrom().item(Optional.of(new Readiness.NotCovered()));
        }
        return round.rehearse(scene.part())
                .invoke(() -> failing = false)
                .map(Optional::of)
                .onFailure(IllegalStateException.class)
                .recoverWithItem(failure -> {
                    note(failure);
                    return Optional.empty();
                });
    }

    /** @return whether the claim still stood, so that it is recorded */
    private Uni<Boolean> recorded(UUID claimId, Scene scene, Optional<Readiness> readiness, Instant askedAt) {
        return sessions.withTransaction((session, transaction) -> rehearsals
                        .hold(session, claimId)
                        .chain(held -> !held
                                ? Uni.createFrom().item(false)
                                : rehearsals
                                        .find(session, scene.personId(), scene.systemId())
                                        .chain(row -> record(session, row, scene, readiness, askedAt))
                                        .replaceWith(true)))
                // Until the round is over nobody else may rehearse, for the whole lease: worth some more tries.
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(RECORD_TRIES)
                .invoke(() -> measuring.count(readiness.map(Readiness::slug).orElse("failed")));
    }

    private Uni<Void> record(
            Mutiny.Session session, RehearsalRow row, Scene scene, Optional<Readiness> readiness, Instant askedAt) {
        return switch (readiness.orElse(null)) {
            // Behind those who were not asked about: one whom Keycloak always fails on holds up nobody else.
            case null -> {
                row.dueAt = now().plus(config.retry());
                yield Uni.createFrom().voidItem();
            }
            case Readiness.NotCovered n -> planning.leave(session, row, askedAt);
            case Readiness known -> {
                row.dueAt = planning.plan()
                        .next(scene.duties(), known.reasons().isEmpty(), askedAt, askedAt)
                        .orElse(null);
                row.startsAt = RehearsalPlan.begin(scene.duties()).orElse(null);
                row.areas = scene.areas().toArray(String[]::new);
                yield settling.settle(session, row, known, askedAt);
            }
        };
    }

    private Uni<Void> end(UUID claimId, boolean clean, boolean answered) {
        return sessions.withTransaction((session, transaction) -> rehearsals.release(session, claimId, round -> {
                    round.unclean = !clean;
                    if (!answered) {
                        round.notBefore = now().plus(config.retry());
                    }
                }))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(RECORD_TRIES);
    }

    private void note(Throwable failure) {
        if (!failing) {
            LOG.warnf("Not known who is ready until this is mended: %s", failure.getMessage());
        }
        failing = true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
