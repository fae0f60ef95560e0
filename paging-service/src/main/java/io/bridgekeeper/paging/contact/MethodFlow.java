package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.notify.AttemptFlow;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.paging.tag.Tagged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A person's own contact methods.
 *
 * <p>Codes and tests that a person asks for are sent at once, after the commit, and the answer tells what became of
 * them: after a crash in between there is no answer, and the person asks again.
 */
@ApplicationScoped
class MethodFlow {

    private final Mutiny.SessionFactory sessions;
    private final ContactRepository contacts;
    private final TrialRepository trials;
    private final CatalogFlow catalog;
    private final AttemptFlow attempts;
    private final ContactConfig config;
    private final MethodDecider decider;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    MethodFlow(
            Mutiny.SessionFactory sessions,
            ContactRepository contacts,
            TrialRepository trials,
            CatalogFlow catalog,
            AttemptFlow attempts,
            ContactConfig config,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.trials = trials;
        this.catalog = catalog;
        this.attempts = attempts;
        this.config = config;
        this.decider = new MethodDecider(
                new MethodTerms(
                        config.codeValidity(),
                        config.codesPerHour(),
                        config.codesPerTarget(),
                        config.testsPerHour(),
                        config.selfTestEvery()),
                attempts.channels(),
                attempts::objection);
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** What the catalog vouches for, then the person's own; with the tag of these. */
    Uni<Tagged<List<ContactMethod>>> of(String personId) {
        return sessions.withSession(session -> known(session, personId))
                .map(known -> new Tagged<>(known.all(clock.instant()), ContactTag.ofMethods(known.own())));
    }

    /** Adds a method and sends a code over it. */
    Uni<Tagged<MethodOutcome>> add(String personId, MethodProposal proposal, IfMatch saw) {
        var command = new MethodCommand.AddMethod(ids.get(), proposal, newCode());
        return decided(personId, command, saw, session -> contacts.lockPerson(session, personId));
    }

    Uni<Tagged<MethodOutcome>> change(String personId, UUID id, MethodProposal proposal, IfMatch saw) {
        return act(personId, id, new MethodCommand.ChangeMethod(id, proposal, newCode()), saw);
    }

    Uni<Tagged<MethodOutcome>> remove(String personId, UUID id, IfMatch saw) {
        return act(personId, id, new MethodCommand.RemoveMethod(id), saw);
    }

    /** Sends a new code, which ends the one before. */
    Uni<Tagged<MethodOutcome>> sendNewCode(String personId, UUID id, IfMatch saw) {
        return act(personId, id, new MethodCommand.RenewCode(id, newCode()), saw);
    }

    Uni<Tagged<MethodOutcome>> verify(String personId, UUID id, VerificationCode answer, IfMatch saw) {
        return act(personId, id, new MethodCommand.VerifyMethod(id, answer), saw);
    }

    /** See {@link MethodCommand.FollowDevice}. */
    Uni<Tagged<MethodOutcome>> follow(String personId, UUID id, String channel, String target) {
        return act(personId, id, new MethodCommand.FollowDevice(id, channel, target), new IfMatch.Unsaid());
    }

    /** Sends a test at once. It changes nothing of the person's, so nobody is kept from anything meanwhile. */
    Uni<Tagged<MethodOutcome>> test(String personId, UUID id) {
        return decided(
                personId,
                new MethodCommand.TestMethod(id),
                new IfMatch.Unsaid(),
                session -> Uni.createFrom().voidItem());
    }

    /** Codes and tests that went over one of a person, the newest first; empty where they have no such method. */
    Uni<Optional<List<Trial>>> trials(String personId, UUID id, int limit) {
        return of(personId)
                .chain(known ->
                        known.what().stream().noneMatch(method -> method.id().equals(id))
                                ? Uni.createFrom().item(Optional.empty())
                                : sessions.withSession(session -> trials.of(session, personId, id, limit))
                                        .map(Optional::of));
    }

    private interface Locks {
        Uni<Void> take(Mutiny.Session session);
    }

    /** The method is locked before it is read: what goes over it is noted at the same time. */
    private Uni<Tagged<MethodOutcome>> act(String personId, UUID id, MethodCommand command, IfMatch saw) {
        return decided(
                personId,
                command,
                saw,
                session -> contacts.lockPerson(session, personId)
                        .chain(() -> contacts.lock(session, personId, id))
                        .replaceWithVoid());
    }

    /** With the tag of the person's methods as they are then. */
    private Uni<Tagged<MethodOutcome>> decided(String personId, MethodCommand command, IfMatch saw, Locks locks) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> locks.take(session)
                        .chain(() -> known(session, personId))
                        .map(known -> decider.decide(known, command, saw, now))
                        .chain(decision -> keep(session, decision, now))
                        .chain(decision -> tag(session, personId).map(tag -> new Tagged<>(decision, tag)))
                        .invoke(told -> {
                            if (told.what() instanceof MethodDecision.Refuse) {
                                // Whatever the transaction has written until here is not.
                                tx.markForRollback();
                            }
                        }))
                .chain(told -> outcome(told.what()).map(outcome -> new Tagged<>(outcome, told.tag())));
    }

    private Uni<MethodOutcome> outcome(MethodDecision decision) {
        return switch (decision) {
            case MethodDecision.Happen(MethodEvent event, var costs) -> told(event);
            case MethodDecision.Nothing(ContactMethod method) -> done(method);
            case MethodDecision.Refuse(MethodOutcome.Refused refusal) ->
                Uni.createFrom().item(refusal);
        };
    }

    private Uni<EntityTag> tag(Mutiny.Session session, String personId) {
        return contacts.of(session, personId)
                .map(kept -> ContactTag.ofMethods(
                        kept.stream().filter(ContactMethod::isOwn).toList()));
    }

    private Uni<KnownMethods> known(Mutiny.Session session, String personId) {
        return contacts.of(session, personId)
                .chain(kept -> contacts.own(session, Set.of(personId))
                        .map(own -> new KnownMethods(
                                personId, kept, own.getOrDefault(personId, OwnContacts.NONE), catalog.current())));
    }

    /** @return the same, or the refusal where an allowance is used up */
    private Uni<MethodDecision> keep(Mutiny.Session session, MethodDecision decision, Instant now) {
        return decision instanceof MethodDecision.Happen(MethodEvent event, List<Allowance> costs)
                ? spend(session, costs, now)
                        .chain(refusal -> refusal.isPresent()
                                ? Uni.createFrom().item(new MethodDecision.Refuse(refusal.get()))
                                : keep(session, event).replaceWith(decision))
                : Uni.createFrom().item(decision);
    }

    private Uni<Optional<MethodOutcome.Refused>> spend(Mutiny.Session session, List<Allowance> costs, Instant now) {
        Uni<Optional<MethodOutcome.Refused>> all = Uni.createFrom().item(Optional.empty());
        for (Allowance one : costs) {
            all = all.chain(before -> before.isPresent()
                    ? Uni.createFrom().item(before)
                    : contacts.spend(session, one.key(), one.limit(), now)
                            .map(spent -> spent ? Optional.empty() : Optional.of(one.usedUp())));
        }
        return all;
    }

    private Uni<Void> keep(Mutiny.Session session, MethodEvent event) {
        return switch (event) {
            case MethodEvent.MethodAdded(ContactMethod method, var code) -> contacts.add(session, method);
            case MethodEvent.MethodMoved(ContactMethod method, var code) -> contacts.change(session, method);
            case MethodEvent.MethodRenamed(ContactMethod method) -> contacts.change(session, method);
            case MethodEvent.DeviceFollowed(ContactMethod method) -> contacts.change(session, method);
            case MethodEvent.MethodRemoved(ContactMethod method, List<Rule> high, List<Rule> low) ->
                contacts.keepRules(session, method.personId(), high, low)
                        .chain(() -> contacts.delete(session, method.id()));
            case MethodEvent.CodeRenewed(ContactMethod method, var code) -> contacts.change(session, method);
            case MethodEvent.MethodVerified(ContactMethod method, Instant testAt) ->
                contacts.change(session, method).chain(() -> contacts.testAgain(session, method.id(), testAt, 0));
            case MethodEvent.CodeMissed(ContactMethod method, int left) -> contacts.change(session, method);
            case MethodEvent.TestAsked asked -> Uni.createFrom().voidItem();
        };
    }

    private Uni<MethodOutcome> told(MethodEvent event) {
        return switch (event) {
            case MethodEvent.MethodAdded(ContactMethod method, VerificationCode code) -> send(method, text(code));
            case MethodEvent.MethodMoved(ContactMethod method, VerificationCode code) -> send(method, text(code));
            case MethodEvent.CodeRenewed(ContactMethod method, VerificationCode code) -> send(method, text(code));
            case MethodEvent.TestAsked(ContactMethod method) -> send(method, ContactText.test());
            case MethodEvent.MethodRenamed(ContactMethod method) -> done(method);
            case MethodEvent.DeviceFollowed(ContactMethod method) -> done(method);
            case MethodEvent.MethodRemoved(ContactMethod method, var high, var low) -> done(method);
            case MethodEvent.MethodVerified(ContactMethod method, Instant testAt) -> done(method);
            case MethodEvent.CodeMissed(ContactMethod method, int left) ->
                Uni.createFrom().item(new MethodOutcome.WrongCode(left));
        };
    }

    private MessageText text(VerificationCode code) {
        return ContactText.code(code, config.codeValidity());
    }

    private static Uni<MethodOutcome> done(ContactMethod method) {
        return Uni.createFrom().item(new MethodOutcome.Done(method, Optional.empty()));
    }

    private Uni<MethodOutcome> send(ContactMethod method, MessageText text) {
        UUID id = ids.get();
        return sessions.withTransaction((session, tx) -> trials.begin(session, id, method.id(), text, clock.instant()))
                .chain(() -> attempts.tell(id, method.personId(), method.channel(), method.target(), text))
                .chain(delivery -> note(id, method, delivery).replaceWith(delivery))
                .map(delivery ->
                        new MethodOutcome.Done(method, Optional.of(new MethodOutcome.Sending(problem(delivery)))));
    }

    private Uni<Void> note(UUID id, ContactMethod method, Delivery delivery) {
        Instant now = clock.instant();
        return sessions.withTransaction(
                (session, tx) -> trials.ended(session, id, delivery).chain(() -> note(session, method, delivery, now)));
    }

    private Uni<Void> note(Mutiny.Session session, ContactMethod method, Delivery delivery, Instant now) {
        return switch (delivery) {
            case Delivery.Sent() -> contacts.noteDelivered(session, method.id(), now);
            case Delivery.TemporaryFailure(String reason, Optional<Instant> notBefore) ->
                contacts.noteFailed(session, method.id(), reason, false, now);
            case Delivery.PermanentFailure(String reason, boolean isGone) ->
                contacts.noteFailed(
                                session,
                                method.id(),
                                reason,
                                method.verifiedAt().isPresent(),
                                now)
                        .chain(() -> isGone && method.isOwn()
                                ? contacts.expire(session, method.id(), reason, now)
                                : Uni.createFrom().voidItem());
        };
    }

    private static Optional<String> problem(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent() -> Optional.empty();
            case Delivery.TemporaryFailure(String reason, Optional<Instant> notBefore) -> Optional.of(reason);
            case Delivery.PermanentFailure(String reason, boolean isGone) -> Optional.of(reason);
        };
    }

    private VerificationCode newCode() {
        byte[] random = new byte[VerificationCode.LENGTH];
        chance.nextBytes(random);
        return VerificationCode.of(random);
    }
}
