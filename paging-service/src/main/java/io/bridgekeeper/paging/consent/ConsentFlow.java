package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.consent.ConsentProposal.Known;
import io.bridgekeeper.paging.consent.ConsentProposal.Reading;
import io.bridgekeeper.paging.consent.ConsentProposal.Terms;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people agree to and decline, what they are asked, and where an agreement is missing. */
@ApplicationScoped
class ConsentFlow {

    private static final int MOST_CONSENTS = 100;

    /** How far ahead an override asks whom it puts on call. */
    private static final Duration ASKED_AHEAD = Duration.ofDays(90);

    private final Mutiny.SessionFactory sessions;
    private final ConsentRepository consents;
    private final ScheduleFlow schedules;
    private final CatalogFlow catalog;
    private final Set<String> channels;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ConsentFlow(
            Mutiny.SessionFactory sessions,
            ConsentRepository consents,
            ScheduleFlow schedules,
            CatalogFlow catalog,
            @Any Instance<Notifier> notifiers,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.consents = consents;
        this.schedules = schedules;
        this.catalog = catalog;
        this.channels = notifiers.stream().map(Notifier::channel).collect(Collectors.toSet());
        this.clock = clock;
        this.ids = ids;
    }

    Uni<List<Consent>> of(String personId) {
        Instant now = clock.instant();
        return sessions.withSession(session -> consents.of(session, Set.of(personId), now))
                .map(Expectation::consents);
    }

    /** One more, beside those that the person has. */
    Uni<ConsentOutcome> add(String personId, ConsentProposal proposal) {
        Instant now = clock.instant();
        return switch (proposal.read(Optional.empty(), known(), now)) {
            case Reading.Faulty(var faults) -> Uni.createFrom().item(new ConsentOutcome.Faulty(faults));
            case Reading.Sound(Terms terms) ->
                sessions.withTransaction((session, tx) -> consents.of(session, Set.of(personId), now)
                        .chain(answers -> ahead(answers, now) >= MOST_CONSENTS
                                ? Uni.createFrom().item(new ConsentOutcome.TooMany(MOST_CONSENTS))
                                : keep(session, ids.get(), personId, terms, now)));
        };
    }

    /** The person's one agreement for a scope, in the place of what it was before. */
    Uni<ConsentOutcome> agree(String personId, Scope scope, ConsentProposal proposal) {
        Instant now = clock.instant();
        return switch (proposal.read(Optional.of(scope), known(), now)) {
            case Reading.Faulty(var faults) -> Uni.createFrom().item(new ConsentOutcome.Faulty(faults));
            case Reading.Sound(Terms terms) ->
                sessions.withTransaction(
                        (session, tx) -> keep(session, Consent.usualId(personId, scope), personId, terms, now));
        };
    }

    /** Other terms for one that the person has, also a lapsed one. */
    Uni<ConsentOutcome> change(String personId, UUID id, ConsentProposal proposal) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> consents.find(session, id, personId)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new ConsentOutcome.UnknownConsent());
                    }
                    Optional<Scope> unlessSaid = found.map(Consent::scope).filter(scope -> proposal.scope() == null);
                    return switch (proposal.read(unlessSaid, known(), now)) {
                        case Reading.Faulty(var faults) -> Uni.createFrom().item(new ConsentOutcome.Faulty(faults));
                        case Reading.Sound(Terms terms) -> keep(session, id, personId, terms, now);
                    };
                }));
    }

    /** Ends an agreement now; one that is not there is ended already. */
    Uni<Void> withdraw(String personId, UUID id) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> consents.find(session, id, personId)
                .chain(found -> {
                    Optional<Consent> open =
                            found.filter(consent -> now.isBefore(consent.range().until()));
                    if (open.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    // What has not begun has never been.
                    return open.get().isInForce(now)
                            ? consents.keep(session, open.get().withdrawn(now))
                            : consents.remove(session, id);
                }));
    }

    Uni<List<ConsentRequest>> requestsTo(String personId) {
        Instant now = clock.instant();
        return sessions.withSession(session -> asking(session, now)
                .chain(asking ->
                        consents.of(session, Set.of(personId), now).map(answers -> asking.of(personId, answers))));
    }

    /** Of everybody; rotations first. */
    Uni<List<ConsentRequest>> requests() {
        Instant now = clock.instant();
        return sessions.withSession(session -> asking(session, now)
                        .chain(asking -> consents.all(session, now)
                                .map(answers -> (Supplier<List<ConsentRequest>>) () -> asking.all(answers))))
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(Supplier::get);
    }

    /** Says yes to what the catalog asks, on the terms of the agreement before unless others are given. */
    Uni<ConsentOutcome> accept(String personId, String requestId, ConsentProposal proposal) {
        Instant now = clock.instant();
        return answering(personId, requestId, now, (session, scope, answers) -> {
            Optional<Consent> before = Expectation.consents(answers).stream()
                    .filter(consent -> consent.scope().equals(scope) && !consent.withdrawn())
                    .max(Comparator.comparing(consent -> consent.range().until()));
            ConsentProposal whole = proposal.orUntil(now.plus(Consent.LONGEST));
            return switch (whole.read(Optional.of(scope), known(), now)) {
                case Reading.Faulty(var faults) -> Uni.createFrom().item(new ConsentOutcome.Faulty(faults));
                case Reading.Sound(Terms terms) ->
                    keep(
                            session,
                            before.map(Consent::id).orElseGet(() -> Consent.usualId(personId, scope)),
                            personId,
                            before.map(known -> proposal.orTermsOf(known, terms))
                                    .orElse(terms),
                            now);
            };
        });
    }

    Uni<ConsentOutcome> decline(String personId, String requestId, String reason) {
        Instant now = clock.instant();
        return answering(personId, requestId, now, (session, scope, answers) -> {
            Decline no = new Decline(personId, scope, reason, now);
            return consents.keep(session, no).replaceWith(new ConsentOutcome.Declined(no));
        });
    }

    /** Where somebody on call does not expect to be called, rotation by rotation. */
    Uni<List<ShiftGap>> shiftGaps(Range range) {
        Instant now = clock.instant();
        Catalog current = catalog.current();
        return sessions.withSession(session -> schedules
                        .over(session, range)
                        .chain(all -> consents.all(session, now)
                                .map(answers -> (Supplier<List<ShiftGap>>) () -> gaps(current, all, answers, range))))
                // All rotations over weeks are more than the threads that serve requests should work at.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(Supplier::get);
    }

    /** Agreements in force that let their people be called for a system. */
    Uni<List<Consent>> covering(String systemId) {
        Set<String> rotations = Calls.of(catalog.current()).ofRotation().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(occasion ->
                                occasion.systemId().filter(systemId::equals).isPresent()))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
        return sessions.withSession(
                        session -> consents.beside(session, Optional.of(systemId), rotations, false, clock.instant()))
                .map(Expectation::consents);
    }

    private static List<ShiftGap> gaps(
            Catalog current, List<FinalSchedule> schedules, List<Answer> answers, Range range) {
        ShiftGaps gaps = new ShiftGaps(
                Calls.of(current),
                answers,
                person -> Stream.ofNullable(current.people().get(person))
                        .flatMap(known -> known.contacts().stream())
                        .map(Contact::channel)
                        .collect(Collectors.toSet()));
        return schedules.stream()
                .flatMap(schedule -> gaps.of(schedule.rotation().id(), schedule.over(range)).stream())
                .toList();
    }

    private interface Answering {
        Uni<ConsentOutcome> answer(Mutiny.Session session, Scope scope, List<Answer> before);
    }

    /** One that was answered before may be answered anew. */
    private Uni<ConsentOutcome> answering(String personId, String requestId, Instant now, Answering answering) {
        return sessions.withTransaction((session, tx) -> asking(session, now).chain(asking -> {
            Optional<Scope> asked = asking.scopes(personId).stream()
                    .filter(scope -> scope.text().equals(requestId))
                    .findFirst();
            if (asked.isEmpty()) {
                return Uni.createFrom().item(new ConsentOutcome.NotAsked());
            }
            return consents.of(session, Set.of(personId), now)
                    .chain(answers -> answering.answer(session, asked.get(), answers));
        }));
    }

    private Uni<ConsentRequests> asking(Mutiny.Session session, Instant now) {
        Calls calls = Calls.of(catalog.current());
        return schedules
                .over(session, new Range(now, now.plus(ASKED_AHEAD)))
                .map(ahead -> new ConsentRequests(calls, ahead, now));
    }

    private Uni<ConsentOutcome> keep(Mutiny.Session session, UUID id, String personId, Terms terms, Instant now) {
        Consent consent = new Consent(
                id,
                personId,
                terms.scope(),
                terms.hours(),
                terms.channels(),
                terms.range(),
                now,
                Optional.empty(),
                false);
        return consents.keep(session, consent).replaceWith(new ConsentOutcome.Agreed(consent));
    }

    private static long ahead(List<Answer> answers, Instant now) {
        return Expectation.consents(answers).stream()
                .filter(consent -> now.isBefore(consent.range().until()))
                .count();
    }

    private Known known() {
        return new Known(
                catalog.current().systems().keySet(),
                catalog.current().rotations().keySet(),
                channels);
    }
}
