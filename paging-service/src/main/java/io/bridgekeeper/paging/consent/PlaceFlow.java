package io.bridgekeeper.paging.consent;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogChange;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.consent.PlacePlan.Step;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.bridgekeeper.paging.oncall.MadeOverride;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds who was put in a rotation, by whatever means, and asks them; and who said no, and tells the owners.
 *
 * <p>It compares what is with what was told, so no writer of catalogs or overrides has to think of it, and nobody is
 * forgotten where a process dies. What was told and the message commit together, one process at a time.
 */
@ApplicationScoped
class PlaceFlow {

    private static final Duration AHEAD = Duration.ofDays(90);

    /** Without a change, what time alone brings about is found this late at most. */
    private static final Duration AT_LEAST_EVERY = Duration.ofHours(1);

    private final Mutiny.SessionFactory sessions;
    private final PlaceRepository places;
    private final ConsentRepository consents;
    private final ScheduleFlow schedules;
    private final OverrideRepository overrides;
    private final CatalogFlow catalog;
    private final MessageRepository messages;
    private final MessageTimer sender;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** What was there when this process last looked and left nothing to do. */
    private volatile Marks known = Marks.NONE;

    PlaceFlow(
            Mutiny.SessionFactory sessions,
            PlaceRepository places,
            ConsentRepository consents,
            ScheduleFlow schedules,
            OverrideRepository overrides,
            CatalogFlow catalog,
            MessageRepository messages,
            MessageTimer sender,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.places = places;
        this.consents = consents;
        this.schedules = schedules;
        this.overrides = overrides;
        this.catalog = catalog;
        this.messages = messages;
        this.sender = sender;
        this.clock = clock;
        this.ids = ids;
    }

    private record Marks(long catalogNumber, String overrides, String answers, Instant at) {

        static final Marks NONE = new Marks(-1, "", "", Instant.MIN);

        boolean stillHold(Marks now) {
            return catalogNumber == now.catalogNumber
                    && overrides.equals(now.overrides)
                    && answers.equals(now.answers)
                    && !now.at.isBefore(at)
                    && now.at.isBefore(at.plus(AT_LEAST_EVERY));
        }
    }

    /** @return how many places it did something about, at most {@code limit}: fewer where nothing is left */
    Uni<Integer> look(int limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CatalogFlow.InForce seen = catalog.inForce();
        return sessions.withSession(session -> overrides
                        .mark(session, now)
                        .chain(made ->
                                consents.mark(session).map(answers -> new Marks(seen.number(), made, answers, now))))
                .chain(marks -> known.stillHold(marks)
                        ? Uni.createFrom().item(0)
                        : sessions.withTransaction((session, tx) -> look(session, seen, limit, now))
                                .map(done -> looked(done, marks, limit)));
    }

    /** Once it has committed. */
    private int looked(OptionalInt done, Marks marks, int limit) {
        if (done.isEmpty()) {
            return 0;
        }
        known = done.getAsInt() < limit ? marks : Marks.NONE;
        if (done.getAsInt() > 0) {
            sender.wake();
        }
        return done.getAsInt();
    }

    /** @return empty where it is left to a process that has a newer catalog; it will be in force here in a moment */
    private Uni<OptionalInt> look(Mutiny.Session session, CatalogFlow.InForce seen, int limit, Instant now) {
        return places.lock(session)
                .chain(last -> last > seen.number()
                        ? Uni.createFrom().item(OptionalInt.empty())
                        : look(session, seen, last, limit, now).map(OptionalInt::of));
    }

    private Uni<Integer> look(Mutiny.Session session, CatalogFlow.InForce seen, long last, int limit, Instant now) {
        Calls calls = Calls.of(seen.catalog());
        return schedules
                .over(session, seen.catalog().rotations().values(), new Range(now, now.plus(AHEAD)))
                .chain(all -> places.all(session)
                        .chain(told -> consents.all(session, now)
                                // Of 10,000 rotations it takes its time.
                                .chain(answers -> catalog.aside(() ->
                                        work(new ConsentRequests(calls, all, now), told, answers, all, limit, now)))))
                .chain(work -> changes(session, work, last, seen.number())
                        .chain(changes -> made(session, work)
                                .chain(made ->
                                        act(session, work, new Sources(seen.catalog(), calls, changes, made), now)))
                        .chain(() -> places.looked(session, seen.number()))
                        .replaceWith(work.size()));
    }

    /** @param next shift of the person in the rotation; empty also where it is of no interest */
    private record Work(Step step, Optional<Range> next) {}

    private record Sources(Catalog catalog, Calls calls, List<CatalogChange> changes, Map<String, MadeOverride> made) {

        String name(String personId) {
            return Optional.ofNullable(catalog.people().get(personId))
                    .map(Person::name)
                    .orElse(personId);
        }
    }

    private static List<Work> work(
            ConsentRequests requests,
            Map<Place.Key, Told> told,
            List<Answer> answers,
            List<FinalSchedule> schedules,
            int limit,
            Instant now) {
        NextShifts shifts = new NextShifts(schedules, new Range(now, now.plus(AHEAD)));
        return PlacePlan.of(told, requests.places(answers)).stream()
                .limit(limit)
                .map(step -> new Work(
                        step,
                        switch (step) {
                            case Step.Ask ask -> shifts.of(ask.key());
                            case Step.TellOwners tell -> shifts.of(tell.key());
                            case Step.Note note -> Optional.<Range>empty();
                            case Step.Forget forget -> Optional.<Range>empty();
                        }))
                .toList();
    }

    /** Nothing at the first look of all: who was there already was put there by nobody knows whom. */
    private Uni<List<CatalogChange>> changes(Mutiny.Session session, List<Work> work, long last, long number) {
        boolean asked = work.stream().anyMatch(one -> one.step() instanceof Step.Ask ask && ask.isNew());
        return asked && (last >= 0 || number == 1)
                ? catalog.changes(session, last, number)
                : Uni.createFrom().item(List.of());
    }

    private Uni<Map<String, MadeOverride>> made(Mutiny.Session session, List<Work> work) {
        List<UUID> asked = work.stream()
                .filter(one -> one.step() instanceof Step.Ask)
                .flatMap(one -> ((Step.Ask) one.step()).place().override().stream())
                .map(override -> UUID.fromString(override.id()))
                .distinct()
                .toList();
        return overrides
                .made(session, asked)
                .map(found -> found.stream()
                        .collect(Collectors.toMap(made -> made.id().toString(), Function.identity())));
    }

    private Uni<Void> act(Mutiny.Session session, List<Work> work, Sources sources, Instant now) {
        return InTurnFlow.each(work, one -> act(session, one, sources, now));
    }

    private Uni<Void> act(Mutiny.Session session, Work work, Sources sources, Instant now) {
        Place.Key key = work.step().key();
        return switch (work.step()) {
            case Step.Ask ask ->
                places.keep(session, key, Told.ASKED, now)
                        .chain(() -> tell(
                                session,
                                key.personId(),
                                text(work, sources, now).ask(putBy(ask, sources)),
                                now));
            case Step.TellOwners tell -> {
                Uni<Void> all = places.keep(session, key, Told.DECLINED, now);
                MessageText text = text(work, sources, now).declined(tell.no());
                for (String owner : Calls.serviceOwners(sources.catalog(), key.rotationId(), key.personId())) {
                    all = all.chain(() -> tell(session, owner, text, now));
                }
                yield all;
            }
            case Step.Note note -> places.keep(session, key, note.told(), now);
            case Step.Forget forget -> places.forget(session, key);
        };
    }

    private Uni<Void> tell(Mutiny.Session session, String personId, MessageText text, Instant now) {
        return messages.queue(session, ids.get(), personId, text, now);
    }

    private static PlaceText text(Work work, Sources sources, Instant now) {
        Place.Key key = work.step().key();
        return new PlaceText(
                sources.name(key.personId()),
                key.rotationId(),
                sources.calls().systemsOf(key.rotationId()),
                work.next(),
                AHEAD.toDays(),
                now);
    }

    private static PutBy putBy(Step.Ask ask, Sources sources) {
        if (!ask.isNew()) {
            return new PutBy.Nobody();
        }
        Optional<RotationOverride> override = ask.place().override();
        if (override.isEmpty()) {
            return PutBy.inCatalog(ask.key().rotationId(), sources.changes(), sources::name);
        }
        MadeOverride made = sources.made().get(override.get().id());
        return override.get() instanceof RotationOverride.Swap swap
                ? new PutBy.Swap(sources.name(swap.personId()))
                : new PutBy.Override(sources.name(made.madeBy()), made.reason());
    }
}
