package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.absence.AbsencePlan.OwnShift;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.swap.Swap;
import io.bridgekeeper.paging.swap.SwapFlow;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Reads people's calendars, and asks others to take the shifts in which somebody is absent. */
@ApplicationScoped
class AbsenceFlow {

    private static final Logger LOG = Logger.getLogger(AbsenceFlow.class);

    /** What repeats is read so much further than it is looked at. */
    private static final Duration REREAD_AFTER = Duration.ofDays(1);

    private static final int MOST_ABSENCES = 2_000;

    private final Mutiny.SessionFactory sessions;
    private final AbsenceRepository absences;
    private final SwapFlow swaps;
    private final ScheduleFlow schedules;
    private final OverrideRepository overrides;
    private final FeedClient client;
    private final MessageTimer sender;
    private final AbsenceConfig config;
    private final FeedPlan plan;
    private final Clock clock;
    private final Supplier<UUID> ids;

    AbsenceFlow(
            Mutiny.SessionFactory sessions,
            AbsenceRepository absences,
            SwapFlow swaps,
            ScheduleFlow schedules,
            OverrideRepository overrides,
            FeedClient client,
            MessageTimer sender,
            AbsenceConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.absences = absences;
        this.swaps = swaps;
        this.schedules = schedules;
        this.overrides = overrides;
        this.client = client;
        this.sender = sender;
        this.config = config;
        this.plan = new FeedPlan(config.interval(), config.longestPause(), REREAD_AFTER);
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of registering one. */
    sealed interface Registered {
        record Done(KnownFeed known) implements Registered {}

        record Faulty(List<RequestFault> faults) implements Registered {}
    }

    Uni<Registered> register(FeedProposal proposal, String personId) {
        Instant now = clock.instant();
        return switch (proposal.read(ids.get(), personId, client::objection, now)) {
            case FeedProposal.Reading.Faulty(var faults) -> Uni.createFrom().item(new Registered.Faulty(faults));
            case FeedProposal.Reading.Sound(AbsenceFeed feed) ->
                sessions.withTransaction((session, tx) -> absences.register(session, feed)
                        .chain(() -> absences.absences(session, personId, ahead(now)))
                        .map(known -> new Registered.Done(new KnownFeed(feed, known))));
        };
    }

    /** Empty where the person has registered none. */
    Uni<Optional<KnownFeed>> of(String personId) {
        return sessions.withSession(session -> absences.find(session, personId)
                .chain(found -> found.map(feed -> absences.absences(session, personId, ahead(clock.instant()))
                                .map(known -> Optional.of(new KnownFeed(feed, known))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Forgets a calendar and what it said, and withdraws what it asked for. One that is not there is gone already. */
    Uni<Void> remove(String personId) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> absences.lock(session, personId)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : swaps.askedBy(session, personId, now)
                                        .map(known -> AbsencePlan.of(List.of(), List.of(), known, now, now))
                                        .chain(nothing -> carryOut(session, personId, nothing, now))
                                        .chain(() -> absences.remove(session, personId))))
                .invoke(sender::wake);
    }

    /**
     * Reads those that are due: side by side from their servers, and then one after the other into the database.
     *
     * @return how many
     */
    Uni<Integer> readDue() {
        Instant now = clock.instant();
        Context own = Vertx.currentContext();
        return sessions.withTransaction(
                        (session, tx) -> absences.claim(session, now, now.plus(config.lease()), config.atOnce()))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Uni.join()
                                .all(due.stream()
                                        .map(feed -> client.read(feed, plan.tag(feed, now), readAhead(now)))
                                        .toList())
                                .andFailFast()
                                // The client answers on a thread of its own choosing.
                                .emitOn(work -> own.runOnContext(x -> work.run()))
                                .chain(answers -> noteAll(due, answers))
                                .replaceWith(due.size()));
    }

    private Uni<Void> noteAll(List<AbsenceFeed> feeds, List<FeedAnswer> answers) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < feeds.size(); i++) {
            AbsenceFeed feed = feeds.get(i);
            FeedAnswer answer = answers.get(i);
            all = all.chain(() -> note(feed, answer).onFailure().recoverWithItem(failure -> {
                LOG.errorf(failure, "The %s could not be noted; it is read again soon", feed);
                return null;
            }));
        }
        return all;
    }

    /** Also where reading failed: shifts may be others than an hour ago. */
    private Uni<Void> note(AbsenceFeed claimed, FeedAnswer answer) {
        Instant now = clock.instant();
        if (answer instanceof FeedAnswer.Failed(String reason)) {
            LOG.infof("The %s could not be read: %s", claimed, reason);
        }
        return sessions.withTransaction((session, tx) -> absences.lock(session, claimed.personId())
                        .chain(found -> found.filter(feed -> feed.registration().equals(claimed.registration()))
                                .map(feed -> note(session, feed, answer, now))
                                // Registered anew or removed while its server was asked.
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .invoke(sender::wake);
    }

    private Uni<Void> note(Mutiny.Session session, AbsenceFeed feed, FeedAnswer answer, Instant now) {
        Uni<Void> kept = switch (answer) {
            case FeedAnswer.Read(List<FeedEvent> events, var etag) ->
                absences.replace(session, feed.personId(), absences(feed, events));
            case FeedAnswer.Unchanged unchanged -> Uni.createFrom().voidItem();
            case FeedAnswer.Failed failed -> Uni.createFrom().voidItem();
        };
        return absences.change(session, plan.after(feed, answer, now))
                .chain(() -> kept)
                .chain(() -> absences.absences(session, feed.personId(), ahead(now)))
                .chain(known -> planned(session, feed.personId(), known, now))
                .chain(planned -> carryOut(session, feed.personId(), planned, now));
    }

    private static List<Absence> absences(AbsenceFeed feed, List<FeedEvent> events) {
        Map<String, Absence> once = new LinkedHashMap<>();
        events.stream()
                .filter(event -> feed.matching().isAbsence(event, feed.keywords()))
                .map(event -> event.absence(feed.personId()))
                .limit(MOST_ABSENCES)
                .forEach(absence ->
                        once.putIfAbsent(absence.eventKey() + absence.range().from(), absence));
        return List.copyOf(once.values());
    }

    private Uni<AbsencePlan> planned(Mutiny.Session session, String personId, List<Absence> known, Instant now) {
        Range ahead = ahead(now);
        return schedules
                .whole(session, ahead)
                .map(all -> all.stream()
                        .flatMap(schedule -> shifts(schedule, personId, ahead))
                        .toList())
                .chain(shifts -> swaps.askedBy(session, personId, now)
                        .map(asked -> AbsencePlan.of(known, shifts, asked, now, ahead.until())));
    }

    private static Stream<OwnShift> shifts(FinalSchedule schedule, String personId, Range range) {
        boolean mayBe = schedule.rotation().people().contains(personId)
                || schedule.overrides().all().stream()
                        .anyMatch(override -> override.people().contains(personId));
        return mayBe
                ? schedule.whole(range).stream()
                        .filter(shift -> shift.personId().equals(personId))
                        .map(shift -> new OwnShift(schedule.rotation().id(), shift))
                : Stream.empty();
    }

    /** Rotation by rotation in their order, so that two never wait for each other; what ends makes room first. */
    private Uni<Void> carryOut(Mutiny.Session session, String personId, AbsencePlan planned, Instant now) {
        List<String> rotations = Stream.concat(
                        planned.end().stream().map(Swap::rotationId),
                        planned.ask().stream().map(AbsencePlan.Wish::rotationId))
                .distinct()
                .sorted()
                .toList();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String rotation : rotations) {
            all = all.chain(() -> overrides.lockRotation(session, rotation));
            for (Swap swap : planned.end()) {
                if (swap.rotationId().equals(rotation)) {
                    all = all.chain(() -> swaps.endAbsence(session, swap.id(), now))
                            .chain(session::flush);
                }
            }
            for (AbsencePlan.Wish wish : planned.ask()) {
                if (wish.rotationId().equals(rotation)) {
                    all = all.chain(() -> swaps.askForAbsence(
                                    session, rotation, wish.range(), personId, wish.absenceKey(), now))
                            .replaceWithVoid();
                }
            }
        }
        return all;
    }

    private Range ahead(Instant now) {
        return new Range(now, now.plus(config.ahead()));
    }

    private Range readAhead(Instant now) {
        return new Range(now, now.plus(config.ahead()).plus(REREAD_AFTER.multipliedBy(2)));
    }
}
