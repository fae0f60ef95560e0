package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.consent.ConsentProposal.Known;
import io.bridgekeeper.paging.consent.ConsentProposal.Reading;
import io.bridgekeeper.paging.consent.ConsentProposal.Terms;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.paging.tag.Tagged;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people agree to and decline, and what they are asked. */
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

    Uni<Tagged<List<Consent>>> of(String personId) {
        Instant now = clock.instant();
        return sessions.withSession(session -> consents.of(session, Set.of(personId), now))
                .map(answers -> new Tagged<>(Expectation.consents(answers), AnswerTag.of(answers)));
    }

    /** One more, beside those that the person has. */
    Uni<Tagged<ConsentOutcome>> add(String personId, ConsentProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, before) -> ifStill(saw, before, () -> switch (proposal.read(Optional.empty(), known(), now)) {
                    case Reading.Faulty(var faults) -> refused(new ConsentOutcome.Faulty(faults));
                    case Reading.Sound(Terms terms) ->
                        ahead(before, now) >= MOST_CONSENTS
                                ? refused(new ConsentOutcome.TooMany(MOST_CONSENTS))
                                : keep(session, ids.get(), personId, terms, now);
                }));
    }

    /** The person's one agreement for a scope, in the place of what it was before. */
    Uni<Tagged<ConsentOutcome>> agree(String personId, Scope scope, ConsentProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, before) ->
                        ifStill(saw, before, () -> switch (proposal.read(Optional.of(scope), known(), now)) {
                            case Reading.Faulty(var faults) -> refused(new ConsentOutcome.Faulty(faults));
                            case Reading.Sound(Terms terms) ->
                                keep(session, Consent.usualId(personId, scope), personId, terms, now);
                        }));
    }

    /** Other terms for one that the person has, also a lapsed one. */
    Uni<Tagged<ConsentOutcome>> change(String personId, UUID id, ConsentProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, before) -> consents.find(session, id, personId).chain(found -> {
                    if (found.isEmpty()) {
                        return refused(new ConsentOutcome.UnknownConsent());
                    }
                    Optional<Scope> unlessSaid = found.map(Consent::scope).filter(scope -> proposal.scope() == null);
                    return ifStill(saw, before, () -> switch (proposal.read(unlessSaid, known(), now)) {
                        case Reading.Faulty(var faults) -> refused(new ConsentOutcome.Faulty(faults));
                        case Reading.Sound(Terms terms) -> keep(session, id, personId, terms, now);
                    });
                }));
    }

    /** Ends an agreement now; one that is not there is ended already. */
    Uni<Tagged<ConsentOutcome>> withdraw(String personId, UUID id, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, before) -> ifStill(
                        saw,
                        before,
                        () -> consents.find(session, id, personId)
                                .chain(found -> end(session, found, now))
                                .replaceWith(new ConsentOutcome.Withdrawn())));
    }

    private Uni<Void> end(Mutiny.Session session, Optional<Consent> found, Instant now) {
        Optional<Consent> open =
                found.filter(consent -> now.isBefore(consent.range().until()));
        if (open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // What has not begun has never been.
        return open.get().isInForce(now)
                ? consents.keep(session, open.get().withdrawn(now))
                : consents.remove(session, open.get().id());
    }

    Uni<Tagged<List<ConsentRequest>>> requestsTo(String personId) {
        Instant now = clock.instant();
        return sessions.withSession(session -> asking(session, now)
                .chain(asking -> consents.of(session, Set.of(personId), now)
                        .map(answers -> new Tagged<>(asking.of(personId, answers), AnswerTag.of(answers)))));
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
    Uni<Tagged<ConsentOutcome>> accept(String personId, String requestId, ConsentProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, answers) -> asked(
                        session,
                        personId,
                        requestId,
                        now,
                        scope -> ifStill(saw, answers, () -> {
                            Optional<Consent> before = Expectation.consents(answers).stream()
                                    .filter(consent -> consent.scope().equals(scope) && !consent.withdrawn())
                                    .max(Comparator.comparing(
                                            consent -> consent.range().until()));
                            ConsentProposal whole = proposal.orUntil(now.plus(Consent.LONGEST));
                            return switch (whole.read(Optional.of(scope), known(), now)) {
                                case Reading.Faulty(var faults) -> refused(new ConsentOutcome.Faulty(faults));
                                case Reading.Sound(Terms terms) ->
                                    keep(
                                            session,
                                            before.map(Consent::id).orElseGet(() -> Consent.usualId(personId, scope)),
                                            personId,
                                            before.map(known -> proposal.orTermsOf(known, terms))
                                                    .orElse(terms),
                                            now);
                            };
                        })));
    }

    Uni<Tagged<ConsentOutcome>> decline(String personId, String requestId, String reason, IfMatch saw) {
        Instant now = clock.instant();
        return answering(
                personId,
                now,
                (session, answers) -> asked(
                        session,
                        personId,
                        requestId,
                        now,
                        scope -> ifStill(saw, answers, () -> {
                            Decline no = new Decline(personId, scope, reason, now);
                            return consents.keep(session, no).replaceWith(new ConsentOutcome.Declined(no));
                        })));
    }

    private interface Answering {
        Uni<ConsentOutcome> answer(Mutiny.Session session, List<Answer> before);
    }

    /** In a transaction that keeps everybody else from answering for the person; with the tag of what there is then. */
    private Uni<Tagged<ConsentOutcome>> answering(String personId, Instant now, Answering answering) {
        return sessions.withTransaction((session, tx) -> consents.lockPerson(session, personId)
                .chain(() -> consents.of(session, Set.of(personId), now))
                .chain(before -> answering.answer(session, before))
                // What is kept is written past the rows that the session has read.
                .chain(outcome -> session.flush()
                        .invoke(session::clear)
                        .chain(() -> consents.of(session, Set.of(personId), now))
                        .map(after -> new Tagged<>(outcome, AnswerTag.of(after)))));
    }

    private static Uni<ConsentOutcome> ifStill(IfMatch saw, List<Answer> before, Supplier<Uni<ConsentOutcome>> work) {
        return saw.allows(AnswerTag.of(before)) ? work.get() : refused(new ConsentOutcome.Stale());
    }

    /** One that was answered before may be answered anew. */
    private Uni<ConsentOutcome> asked(
            Mutiny.Session session,
            String personId,
            String requestId,
            Instant now,
            Function<Scope, Uni<ConsentOutcome>> work) {
        return asking(session, now)
                .chain(asking -> asking.scopes(personId).stream()
                        .filter(scope -> scope.text().equals(requestId))
                        .findFirst()
                        .map(work)
                        .orElseGet(() -> refused(new ConsentOutcome.NotAsked())));
    }

    private static Uni<ConsentOutcome> refused(ConsentOutcome.Refused refusal) {
        return Uni.createFrom().item(refusal);
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
