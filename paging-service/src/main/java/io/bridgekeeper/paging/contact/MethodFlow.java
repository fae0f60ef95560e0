package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.contact.ContactMethod.Source;
import io.bridgekeeper.paging.notify.AttemptFlow;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A person's own contact methods and what they set for them.
 *
 * <p>Codes and tests that a person asks for are sent at once, after the commit, and the answer tells what became of
 * them: after a crash in between there is no answer, and the person asks again.
 */
@ApplicationScoped
class MethodFlow {

    private final Mutiny.SessionFactory sessions;
    private final ContactRepository contacts;
    private final CatalogFlow catalog;
    private final AttemptFlow attempts;
    private final ContactConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    MethodFlow(
            Mutiny.SessionFactory sessions,
            ContactRepository contacts,
            CatalogFlow catalog,
            AttemptFlow attempts,
            ContactConfig config,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.catalog = catalog;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** What the catalog vouches for, then the person's own. */
    Uni<List<ContactMethod>> of(String personId) {
        return sessions.withSession(session -> contacts.of(session, personId)).map(kept -> {
            List<ContactMethod> all = new ArrayList<>(ofCatalog(personId, kept));
            all.addAll(kept.stream().filter(ContactMethod::isOwn).toList());
            return all;
        });
    }

    Uni<MethodOutcome> add(String personId, MethodProposal asked) {
        MethodProposal proposal = asked.stripped();
        Instant now = clock.instant();
        UUID id = ids.get();
        VerificationCode code = newCode();
        return written((session, tx) -> contacts.lockPerson(session, personId)
                        .chain(() -> faults(session, personId, proposal, Optional.empty()))
                        .chain(faults -> {
                            if (!faults.isEmpty()) {
                                return refuse(tx, new MethodOutcome.Faulty(faults));
                            }
                            ContactMethod method = new ContactMethod(
                                    id,
                                    personId,
                                    Source.OWN,
                                    proposal.channel(),
                                    proposal.target(),
                                    proposal.name(),
                                    now,
                                    Optional.empty(),
                                    Optional.of(sent(code, id, now)),
                                    MethodHealth.UNTRIED,
                                    Optional.empty());
                            return spendCode(session, tx, method, now)
                                    .chain(outcome -> outcome instanceof MethodOutcome.Done
                                            ? contacts.add(session, method).replaceWith(outcome)
                                            : Uni.createFrom().item(outcome));
                        }))
                .chain(outcome -> sendCode(outcome, code));
    }

    /** One that leads to another place must be verified anew; a new name alone changes nothing else. */
    Uni<MethodOutcome> change(String personId, UUID id, MethodProposal asked) {
        MethodProposal proposal = asked.stripped();
        Instant now = clock.instant();
        VerificationCode code = newCode();
        return ofOwn(
                        personId,
                        id,
                        (session, tx, method) -> faults(session, personId, proposal, Optional.of(id))
                                .chain(faults -> {
                                    if (!faults.isEmpty()) {
                                        return refuse(tx, new MethodOutcome.Faulty(faults));
                                    }
                                    if (proposal.channel().equals(method.channel())
                                            && proposal.target().equals(method.target())) {
                                        ContactMethod renamed = new ContactMethod(
                                                id,
                                                personId,
                                                Source.OWN,
                                                method.channel(),
                                                method.target(),
                                                proposal.name(),
                                                method.addedAt(),
                                                method.verifiedAt(),
                                                method.code(),
                                                method.health(),
                                                method.testDueAt());
                                        return contacts.change(session, renamed).replaceWith(done(renamed));
                                    }
                                    ContactMethod changed = new ContactMethod(
                                            id,
                                            personId,
                                            Source.OWN,
                                            proposal.channel(),
                                            proposal.target(),
                                            proposal.name(),
                                            method.addedAt(),
                                            Optional.empty(),
                                            Optional.of(sent(code, id, now)),
                                            MethodHealth.UNTRIED,
                                            Optional.empty());
                                    return spendCode(session, tx, changed, now)
                                            .chain(outcome -> outcome instanceof MethodOutcome.Done
                                                    ? contacts.change(session, changed)
                                                            .replaceWith(outcome)
                                                    : Uni.createFrom().item(outcome));
                                }))
                .chain(outcome -> sendCode(outcome, code));
    }

    /** With the rules that name it. */
    Uni<MethodOutcome> remove(String personId, UUID id) {
        return ofOwn(
                personId,
                id,
                (session, tx, method) -> contacts.own(session, Set.of(personId))
                        .map(own -> own.getOrDefault(personId, OwnContacts.NONE))
                        .chain(own -> contacts.keepRules(
                                session, personId, without(own.highRules(), id), without(own.lowRules(), id)))
                        .chain(() -> contacts.delete(session, id))
                        .replaceWith(done(method)));
    }

    /** Sends a new code, which ends the one before. */
    Uni<MethodOutcome> sendNewCode(String personId, UUID id) {
        Instant now = clock.instant();
        VerificationCode code = newCode();
        return ofOwn(personId, id, (session, tx, method) -> {
                    if (method.verifiedAt().isPresent()) {
                        return refuse(tx, new MethodOutcome.VerifiedBefore());
                    }
                    ContactMethod asked = verification(method, Optional.empty(), Optional.of(sent(code, id, now)));
                    return spendCode(session, tx, asked, now)
                            .chain(outcome -> outcome instanceof MethodOutcome.Done
                                    ? contacts.change(session, asked).replaceWith(outcome)
                                    : Uni.createFrom().item(outcome));
                })
                .chain(outcome -> sendCode(outcome, code));
    }

    /** One that is verified already stays so, whatever the code. */
    Uni<MethodOutcome> verify(String personId, UUID id, VerificationCode code) {
        Instant now = clock.instant();
        return ofOwn(personId, id, (session, tx, method) -> {
            if (method.verifiedAt().isPresent()) {
                return Uni.createFrom().item(done(method));
            }
            SentCode sent = method.code().orElseThrow();
            return switch (sent.answer(id, code, now)) {
                case RIGHT -> {
                    ContactMethod verified = verification(method, Optional.of(now), Optional.empty());
                    yield contacts.change(session, verified)
                            .chain(() -> zone(session, personId))
                            .map(SelfTestPlan::new)
                            .chain(plan ->
                                    contacts.testAgain(session, id, plan.after(now, config.selfTestEvery(), id), 0))
                            .replaceWith(done(verified));
                }
                case WRONG -> {
                    SentCode tried = sent.triedOnceMore();
                    yield contacts.change(session, verification(method, Optional.empty(), Optional.of(tried)))
                            .replaceWith(new MethodOutcome.WrongCode(SentCode.MOST_TRIES - tried.tries()));
                }
                case EXPIRED -> Uni.createFrom().item(new MethodOutcome.CodeExpired(sent.expiresAt()));
                case TOO_MANY_TRIES -> Uni.createFrom().item(new MethodOutcome.TooManyTries());
            };
        });
    }

    /** Sends a test at once, over one of the catalog's contacts too. */
    Uni<MethodOutcome> test(String personId, UUID id) {
        Instant now = clock.instant();
        return written((session, tx) -> contacts.of(session, personId)
                        .map(kept -> known(personId, id, kept))
                        .chain(found -> {
                            if (found.isEmpty()) {
                                return refuse(tx, new MethodOutcome.Unknown());
                            }
                            if (found.get().verifiedAt().isEmpty()) {
                                return refuse(tx, new MethodOutcome.NotVerified());
                            }
                            return contacts.spend(session, "test:" + id, config.testsPerHour(), now)
                                    .chain(spent -> spent
                                            ? Uni.createFrom().item(done(found.get()))
                                            : refuse(tx, new MethodOutcome.TooManyTests()));
                        }))
                .chain(outcome -> outcome instanceof MethodOutcome.Done(ContactMethod method, var none)
                        ? send(method, ContactText.test())
                        : Uni.createFrom().item(outcome));
    }

    Uni<OwnContacts> settings(String personId) {
        return sessions.withSession(session -> contacts.own(session, Set.of(personId)))
                .map(own -> own.getOrDefault(personId, OwnContacts.NONE));
    }

    /** @return what is wrong with them; empty where they are kept */
    Uni<List<RequestFault>> keepRules(String personId, RulesProposal proposal) {
        return sessions.withTransaction((session, tx) -> contacts.lockPerson(session, personId)
                .chain(() -> contacts.of(session, personId))
                .chain(kept -> {
                    Set<UUID> verified = ids(ofCatalog(personId, kept), kept, true);
                    Set<UUID> other = ids(List.of(), kept, false);
                    return switch (proposal.read(verified, other)) {
                        case RulesProposal.Reading.Faulty(List<RequestFault> faults) -> {
                            tx.markForRollback();
                            yield Uni.createFrom().item(faults);
                        }
                        case RulesProposal.Reading.Sound(List<Rule> high, List<Rule> low) ->
                            contacts.keepRules(session, personId, high, low).replaceWith(List.of());
                    };
                }));
    }

    /** @return what is wrong with them; empty where they are kept */
    Uni<List<RequestFault>> keepQuietHours(String personId, QuietHoursProposal proposal) {
        return switch (proposal.read(clock.instant())) {
            case QuietHoursProposal.Reading.Faulty(List<RequestFault> faults) ->
                Uni.createFrom().item(faults);
            case QuietHoursProposal.Reading.Sound(QuietHours quiet) ->
                sessions.withTransaction((session, tx) -> contacts.lockPerson(session, personId)
                        .chain(() -> contacts.keepQuiet(session, personId, quiet))
                        .replaceWith(List.of()));
        };
    }

    private interface Step {
        Uni<MethodOutcome> take(Mutiny.Session session, Mutiny.Transaction tx, ContactMethod method);
    }

    /** In a transaction that holds the person's lock and the method's. */
    private Uni<MethodOutcome> ofOwn(String personId, UUID id, Step step) {
        boolean isOfCatalog =
                waysOfCatalog(personId).stream().anyMatch(way -> way.id().equals(id));
        if (isOfCatalog) {
            return Uni.createFrom().item(new MethodOutcome.OfCatalog());
        }
        return written((session, tx) -> contacts.lockPerson(session, personId)
                .chain(() -> contacts.lock(session, personId, id))
                .chain(found -> found.filter(ContactMethod::isOwn)
                        .map(method -> step.take(session, tx, method))
                        .orElseGet(() -> refuse(tx, new MethodOutcome.Unknown()))));
    }

    private Uni<MethodOutcome> written(BiFunction<Mutiny.Session, Mutiny.Transaction, Uni<MethodOutcome>> work) {
        return sessions.withTransaction(work);
    }

    /** Whatever the transaction has written until here is not. */
    private static Uni<MethodOutcome> refuse(Mutiny.Transaction tx, MethodOutcome refusal) {
        tx.markForRollback();
        return Uni.createFrom().item(refusal);
    }

    private static MethodOutcome done(ContactMethod method) {
        return new MethodOutcome.Done(method, Optional.empty());
    }

    private Uni<List<RequestFault>> faults(
            Mutiny.Session session, String personId, MethodProposal proposal, Optional<UUID> changed) {
        return contacts.of(session, personId)
                .map(kept -> proposal.faults(
                        attempts.channels(),
                        attempts::objection,
                        kept.stream().filter(ContactMethod::isOwn).toList(),
                        waysOfCatalog(personId),
                        changed));
    }

    /** People are not flooded with codes, neither by themselves nor by somebody who writes their address. */
    private Uni<MethodOutcome> spendCode(
            Mutiny.Session session, Mutiny.Transaction tx, ContactMethod method, Instant now) {
        String target = method.channel() + ":" + Way.normal(method.channel(), method.target());
        UUID hashed = UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
        return contacts.spend(session, "codes-of:" + method.personId(), config.codesPerHour(), now)
                .chain(spent -> spent
                        ? contacts.spend(session, "codes-to:" + hashed, config.codesPerTarget(), now)
                        : Uni.createFrom().item(false))
                .chain(spent ->
                        spent ? Uni.createFrom().item(done(method)) : refuse(tx, new MethodOutcome.TooManyCodes()));
    }

    private Uni<MethodOutcome> sendCode(MethodOutcome outcome, VerificationCode code) {
        return outcome instanceof MethodOutcome.Done(ContactMethod method, var none)
                        && method.verifiedAt().isEmpty()
                        && method.code()
                                .filter(sent -> sent.hash().equals(code.hash(method.id())))
                                .isPresent()
                ? send(method, ContactText.code(code, config.codeValidity()))
                : Uni.createFrom().item(outcome);
    }

    private Uni<MethodOutcome> send(ContactMethod method, MessageText text) {
        return attempts.tell(ids.get(), method.personId(), method.channel(), method.target(), text)
                .chain(delivery -> note(method, delivery).replaceWith(delivery))
                .map(delivery ->
                        new MethodOutcome.Done(method, Optional.of(new MethodOutcome.Sending(problem(delivery)))));
    }

    private Uni<Void> note(ContactMethod method, Delivery delivery) {
        Instant now = clock.instant();
        return sessions.withSession(session -> switch (delivery) {
            case Delivery.Sent() -> contacts.noteDelivered(session, method.id(), now);
            case Delivery.TemporaryFailure(String reason) ->
                contacts.noteFailed(session, method.id(), reason, false, now);
            case Delivery.PermanentFailure(String reason) ->
                contacts.noteFailed(
                        session, method.id(), reason, method.verifiedAt().isPresent(), now);
        });
    }

    private static Optional<String> problem(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent() -> Optional.empty();
            case Delivery.TemporaryFailure(String reason) -> Optional.of(reason);
            case Delivery.PermanentFailure(String reason) -> Optional.of(reason);
        };
    }

    private Uni<ZoneId> zone(Mutiny.Session session, String personId) {
        return contacts.own(session, Set.of(personId))
                .map(own -> Whereabouts.of(
                        personId, own.getOrDefault(personId, OwnContacts.NONE).quiet(), catalog.current()));
    }

    private static ContactMethod verification(
            ContactMethod method, Optional<Instant> verifiedAt, Optional<SentCode> code) {
        return new ContactMethod(
                method.id(),
                method.personId(),
                method.source(),
                method.channel(),
                method.target(),
                method.name(),
                method.addedAt(),
                verifiedAt,
                code,
                method.health(),
                method.testDueAt());
    }

    private SentCode sent(VerificationCode code, UUID id, Instant now) {
        return new SentCode(code.hash(id), now.plus(config.codeValidity()), 0);
    }

    private VerificationCode newCode() {
        byte[] random = new byte[VerificationCode.LENGTH];
        chance.nextBytes(random);
        return VerificationCode.of(random);
    }

    private static List<Rule> without(List<Rule> rules, UUID id) {
        return rules.stream().filter(rule -> !rule.methodId().equals(id)).toList();
    }

    private Optional<ContactMethod> known(String personId, UUID id, List<ContactMethod> kept) {
        return Stream.concat(ofCatalog(personId, kept).stream(), kept.stream().filter(ContactMethod::isOwn))
                .filter(method -> method.id().equals(id))
                .findFirst();
    }

    private static Set<UUID> ids(List<ContactMethod> ofCatalog, List<ContactMethod> kept, boolean verified) {
        return Stream.concat(ofCatalog.stream(), kept.stream().filter(ContactMethod::isOwn))
                .filter(method -> method.verifiedAt().isPresent() == verified)
                .map(ContactMethod::id)
                .collect(Collectors.toSet());
    }

    private List<Way> waysOfCatalog(String personId) {
        return Optional.ofNullable(catalog.current().people().get(personId))
                .map(Way::of)
                .orElse(List.of());
    }

    /** As the catalog names them now, with what is kept of how they work. */
    private List<ContactMethod> ofCatalog(String personId, List<ContactMethod> kept) {
        Map<UUID, ContactMethod> byId = kept.stream().collect(Collectors.toMap(ContactMethod::id, Function.identity()));
        return waysOfCatalog(personId).stream()
                .map(way -> Optional.ofNullable(byId.get(way.id()))
                        .orElseGet(() -> CatalogContacts.method(personId, way, clock.instant(), Optional.empty())))
                .toList();
    }
}
