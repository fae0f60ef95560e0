package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.bridgekeeper.paging.oncall.MadeOverride;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Asks that shifts change hands, takes the answers, and reminds.
 *
 * <p>A request, what it makes of the schedule, and the messages about it commit together.
 */
@ApplicationScoped
public class SwapFlow {

    private static final Duration SHOWN_FOR = Duration.ofDays(90);
    private static final int MOST_SHOWN = 500;

    private final Mutiny.SessionFactory sessions;
    private final SwapRepository swaps;
    private final ScheduleFlow schedules;
    private final OverrideRepository overrides;
    private final CatalogFlow catalog;
    private final MessageRepository messages;
    private final MessageTimer sender;
    private final SwapDecider decider;
    private final SwapLetters letters;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SwapFlow(
            Mutiny.SessionFactory sessions,
            SwapRepository swaps,
            ScheduleFlow schedules,
            OverrideRepository overrides,
            CatalogFlow catalog,
            MessageRepository messages,
            MessageTimer sender,
            SwapConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.swaps = swaps;
        this.schedules = schedules;
        this.overrides = overrides;
        this.catalog = catalog;
        this.messages = messages;
        this.sender = sender;
        ReminderPlan reminders = new ReminderPlan(config.remindBefore());
        this.decider = new SwapDecider(reminders);
        this.letters = new SwapLetters(
                id -> Optional.ofNullable(catalog.current().people().get(id))
                        .map(Person::name)
                        .orElse(id),
                reminders);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param personId whom the requests concern; empty: all there are
     * @param state    only these; empty: all
     */
    Uni<List<SwapOutcome.Told>> concerning(Optional<String> personId, Optional<String> state) {
        Set<String> rotations = personId.map(person -> catalog.current().rotations().values().stream()
                        .filter(rotation -> rotation.people().contains(person))
                        .map(Rotation::id)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return sessions.withSession(session -> swaps.concerning(
                        session, personId, rotations, state, clock.instant().minus(SHOWN_FOR), MOST_SHOWN)
                .chain(found -> swaps.reminders(
                                session, found.stream().map(Swap::id).toList())
                        .map(reminders -> found.stream()
                                .map(swap -> told(swap, reminders))
                                .toList())));
    }

    /** Empty where there is none. */
    Uni<Optional<SwapOutcome.Told>> find(UUID id) {
        return sessions.withSession(session -> swaps.find(session, id)
                .chain(found -> swaps.reminders(
                                session, found.stream().map(Swap::id).toList())
                        .map(reminders -> found.map(swap -> told(swap, reminders)))));
    }

    /** Whether a request is anything to somebody: theirs, for them, or for anybody of a rotation of theirs. */
    boolean concerns(Swap swap, String personId) {
        return swap.askerId().equals(personId)
                || swap.asks(personId, rotation(swap.rotationId()).people());
    }

    Uni<SwapOutcome> ask(SwapProposal proposal, String askerId) {
        Instant now = clock.instant();
        var known = catalog.current();
        return switch (proposal.read(
                ids.get(), askerId, known.people().keySet(), known.rotations().keySet(), now)) {
            case SwapProposal.Reading.Faulty(var faults) -> Uni.createFrom().item(new SwapOutcome.Faulty(faults));
            case SwapProposal.Reading.Sound(Swap wish) ->
                sessions.withTransaction((session, tx) -> ask(session, wish, now))
                        .invoke(sender::wake);
        };
    }

    /**
     * Takes an answer, or the asker's withdrawal.
     *
     * @param dryRun whether only to tell what would come of it
     */
    Uni<SwapOutcome> answer(UUID id, SwapCommand command, boolean dryRun) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> swaps.rotationOf(session, id)
                        .chain(rotation -> rotation.map(of -> overrides
                                        .lockRotation(session, of)
                                        .chain(() -> swaps.lock(session, id))
                                        .chain(swap -> answer(session, swap.orElseThrow(), command, now, dryRun)))
                                .orElseGet(() -> refused(new Refusal.UnknownSwap()))))
                .invoke(sender::wake);
    }

    /** All that one person asked for, whatever has come of it, whose hours are not over. */
    public Uni<List<Swap>> askedBy(Mutiny.Session session, String askerId, Instant now) {
        return swaps.askedBy(session, askerId, now);
    }

    /**
     * Asks the others of a rotation for somebody who is absent.
     *
     * @param session holds the lock of the rotation; its messages leave after its commit and {@link MessageTimer#wake}
     * @return whether it was asked: not where the person has asked for some of these hours already
     */
    public Uni<Boolean> askForAbsence(
            Mutiny.Session session, String rotationId, Range range, String askerId, String absenceKey, Instant now) {
        Swap wish = new Swap(
                ids.get(),
                rotationId,
                range,
                askerId,
                Optional.empty(),
                Optional.empty(),
                "Absent by calendar",
                Optional.of(absenceKey),
                now,
                Set.of(),
                new SwapState.Open(now));
        return ask(session, wish, now).map(outcome -> outcome instanceof SwapOutcome.Done);
    }

    /** Withdraws what an absence asked for that is none any more; what has ended stays. */
    public Uni<Void> endAbsence(Mutiny.Session session, UUID id, Instant now) {
        return swaps.lock(session, id)
                .chain(swap -> answer(session, swap.orElseThrow(), new SwapCommand.EndAbsence(), now, false))
                .replaceWithVoid();
    }

    Uni<List<UUID>> due(int limit) {
        return sessions.withSession(session -> swaps.due(session, clock.instant(), limit));
    }

    /** Reminds, or ends what nobody answered in time. Late or twice it finds nothing to do. */
    Uni<Void> lookAtTime(UUID id) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> swaps.claim(session, id, now)
                        .chain(swap -> swap.map(due -> answer(session, due, new SwapCommand.LookAtTime(), now, false)
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .invoke(sender::wake);
    }

    private Uni<SwapOutcome> ask(Mutiny.Session session, Swap wish, Instant now) {
        return overrides
                .lockRotation(session, wish.rotationId())
                .chain(() -> circumstances(session, wish))
                .chain(circumstances -> swaps.open(session, wish.rotationId(), wish.askerId(), wish.range())
                        .chain(others -> switch (decider.ask(wish, others, circumstances, now)) {
                            case Decision.Happen(Swap asked, SwapEvent event) ->
                                swaps.add(session, asked)
                                        .chain(() -> tell(session, asked, event, circumstances, now))
                                        .replaceWith(done(asked, List.of(), ScheduleChange.NONE));
                            case Decision.Nothing nothing ->
                                throw new IllegalStateException("a wish is asked or refused");
                            case Decision.Refuse(Refusal refusal) -> refused(refusal);
                        }));
    }

    private Uni<SwapOutcome> answer(
            Mutiny.Session session, Swap swap, SwapCommand command, Instant now, boolean dryRun) {
        return circumstances(session, swap)
                .chain(circumstances -> swaps.reminders(session, List.of(swap.id()))
                        .chain(reminders -> switch (decider.decide(swap, command, circumstances, now)) {
                            case Decision.Happen(Swap after, SwapEvent event) -> {
                                List<MadeOverride> made = overrides(after, event, now);
                                SwapOutcome done = done(dryRun ? swap : after, reminders, change(circumstances, made));
                                yield dryRun
                                        ? Uni.createFrom().item(done)
                                        : keep(session, after, event, made, circumstances, now)
                                                .replaceWith(done);
                            }
                            case Decision.Nothing nothing ->
                                Uni.createFrom().item(done(swap, reminders, ScheduleChange.NONE));
                            case Decision.Refuse(Refusal refusal) -> refused(refusal);
                        }));
    }

    private Uni<Void> keep(
            Mutiny.Session session,
            Swap after,
            SwapEvent event,
            List<MadeOverride> made,
            Circumstances circumstances,
            Instant now) {
        Uni<Void> all = swaps.change(session, after);
        for (MadeOverride one : made) {
            // One after the other reaches the database: they apply in the order of their numbers.
            all = all.chain(() -> overrides.add(session, one)).chain(session::flush);
        }
        if (event instanceof SwapEvent.SwapReminded(List<String> people)) {
            all = all.chain(() -> swaps.reminded(session, after.id(), people, now));
        }
        return all.chain(() -> tell(session, after, event, circumstances, now));
    }

    private Uni<Void> tell(
            Mutiny.Session session, Swap swap, SwapEvent event, Circumstances circumstances, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Letter letter : letters.of(swap, event, circumstances, now)) {
            all = all.chain(() -> messages.queue(session, ids.get(), letter.personId(), letter.text(), now));
        }
        return all;
    }

    /** The first has the id of the request, so that a shift's reason leads to it, and none is made twice. */
    private List<MadeOverride> overrides(Swap swap, SwapEvent event, Instant now) {
        if (!(event instanceof SwapEvent.SwapAccepted(String by, List<SwapEvent.Handover> handovers))) {
            return List.of();
        }
        List<MadeOverride> made = new ArrayList<>();
        for (SwapEvent.Handover handover : handovers) {
            UUID id = made.isEmpty() ? swap.id() : ids.get();
            var override =
                    new RotationOverride.Swap(id.toString(), handover.range(), handover.fromId(), handover.byId());
            made.add(new MadeOverride(id, swap.rotationId(), override, swap.reason(), by, now, Optional.empty()));
        }
        return made;
    }

    private static ScheduleChange change(Circumstances circumstances, List<MadeOverride> made) {
        FinalSchedule before = circumstances.schedule();
        Overrides with = before.overrides();
        for (MadeOverride one : made) {
            with = with.with(one.override());
        }
        FinalSchedule after = new FinalSchedule(before.rotation(), with);
        // Each range by itself: there may be months between them.
        List<ScheduleChange> changes = made.stream()
                .map(one -> ScheduleChange.between(before, after, one.override().range()))
                .toList();
        return new ScheduleChange(
                changes.stream().flatMap(one -> one.changed().stream()).toList(),
                changes.stream().flatMap(one -> one.opened().stream()).toList(),
                changes.stream().flatMap(one -> one.closed().stream()).toList());
    }

    private Uni<Circumstances> circumstances(Mutiny.Session session, Swap swap) {
        Range both = swap.offer().map(swap.range()::union).orElse(swap.range());
        return schedules.of(session, rotation(swap.rotationId()), both).map(Circumstances::new);
    }

    /** In one that has left the catalog nobody is on call. */
    private Rotation rotation(String id) {
        return catalog.current().rotations().getOrDefault(id, new Rotation(id, List.of()));
    }

    private static SwapOutcome.Told told(Swap swap, List<Reminder> reminders) {
        return new SwapOutcome.Told(
                swap,
                reminders.stream()
                        .filter(reminder -> reminder.swapId().equals(swap.id()))
                        .toList());
    }

    private static SwapOutcome done(Swap swap, List<Reminder> reminders, ScheduleChange change) {
        return new SwapOutcome.Done(told(swap, reminders), change);
    }

    private static Uni<SwapOutcome> refused(Refusal refusal) {
        return Uni.createFrom().item(new SwapOutcome.Refused(refusal));
    }
}
