package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.contact.MethodCommand.AddMethod;
import io.bridgekeeper.paging.contact.MethodCommand.ChangeMethod;
import io.bridgekeeper.paging.contact.MethodCommand.FollowDevice;
import io.bridgekeeper.paging.contact.MethodCommand.RemoveMethod;
import io.bridgekeeper.paging.contact.MethodCommand.RenewCode;
import io.bridgekeeper.paging.contact.MethodCommand.TestMethod;
import io.bridgekeeper.paging.contact.MethodCommand.VerifyMethod;
import io.bridgekeeper.paging.contact.MethodDecision.Happen;
import io.bridgekeeper.paging.contact.MethodDecision.Nothing;
import io.bridgekeeper.paging.contact.MethodDecision.Refuse;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.problem.RequestFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Decides what one command of a person does to their contact methods.
 *
 * <p>What they say twice, as over a bad network, does no harm: a verified method stays verified whatever the code.
 */
final class MethodDecider {

    private static final MethodDecision STALE = new Refuse(new MethodOutcome.Stale());

    private final MethodTerms terms;
    private final Set<String> channels;
    private final BiFunction<String, String, Optional<String>> objection;

    /**
     * @param channels  over which people can be reached
     * @param objection why nothing can be sent over a channel to a target
     */
    MethodDecider(MethodTerms terms, Set<String> channels, BiFunction<String, String, Optional<String>> objection) {
        this.terms = terms;
        this.channels = channels;
        this.objection = objection;
    }

    /** @param saw of all the person's methods; a test changes none and does not ask for it */
    MethodDecision decide(KnownMethods known, MethodCommand command, IfMatch saw, Instant now) {
        boolean isStale = !saw.allows(ContactTag.ofMethods(known.own()));
        return switch (command) {
            case AddMethod(UUID id, MethodProposal proposal, VerificationCode code) ->
                isStale ? STALE : add(known, id, proposal.stripped(), code, now);
            case ChangeMethod(UUID id, MethodProposal proposal, VerificationCode code) ->
                ofOwn(known, id, isStale, method -> change(known, method, proposal.stripped(), code, now));
            case RemoveMethod(UUID id) -> ofOwn(known, id, isStale, method -> remove(known.settings(), method));
            case RenewCode(UUID id, VerificationCode code) ->
                ofOwn(known, id, isStale, method -> renewCode(method, code, now));
            case VerifyMethod(UUID id, VerificationCode answer) ->
                ofOwn(known, id, isStale, method -> verify(known, method, answer, now));
            case FollowDevice(UUID id, String channel, String target) ->
                ofOwn(known, id, isStale, method -> follow(known, method, channel, target, now));
            case TestMethod(UUID id) -> test(known, id, now);
        };
    }

    /** What is not the person's to change is so whatever they saw. */
    private static MethodDecision ofOwn(
            KnownMethods known, UUID id, boolean isStale, Function<ContactMethod, MethodDecision> decide) {
        if (known.isOfCatalog(id)) {
            return new Refuse(new MethodOutcome.OfCatalog());
        }
        return known.own(id)
                .map(method -> isStale ? STALE : decide.apply(method))
                .orElseGet(() -> new Refuse(new MethodOutcome.Unknown()));
    }

    private MethodDecision add(
            KnownMethods known, UUID id, MethodProposal proposal, VerificationCode code, Instant now) {
        List<RequestFault> faults = faults(known, proposal, Optional.empty());
        if (!faults.isEmpty()) {
            return new Refuse(new MethodOutcome.Faulty(faults));
        }
        ContactMethod method = ContactMethod.unverified(id, known.personId(), proposal, now, sent(code, id, now));
        return new Happen(new MethodEvent.MethodAdded(method, code), costsOfCode(method));
    }

    /** One that leads to another place must be verified anew; a new name alone changes nothing else. */
    private MethodDecision change(
            KnownMethods known, ContactMethod method, MethodProposal proposal, VerificationCode code, Instant now) {
        List<RequestFault> faults = faults(known, proposal, Optional.of(method.id()));
        if (!faults.isEmpty()) {
            return new Refuse(new MethodOutcome.Faulty(faults));
        }
        if (proposal.channel().equals(method.channel()) && proposal.target().equals(method.target())) {
            return new Happen(new MethodEvent.MethodRenamed(method.named(proposal.name())), List.of());
        }
        ContactMethod moved = ContactMethod.unverified(
                method.id(), method.personId(), proposal, method.addedAt(), sent(code, method.id(), now));
        return new Happen(new MethodEvent.MethodMoved(moved, code), costsOfCode(moved));
    }

    /**
     * A verified one stays so, and one whose subscription was gone is so again: the device has proved that it is the one to
     * which the code was sent.
     */
    private MethodDecision follow(
            KnownMethods known, ContactMethod method, String channel, String target, Instant now) {
        if (!method.channel().equals(channel)) {
            return new Refuse(new MethodOutcome.Unknown());
        }
        if (method.target().equals(target)) {
            return new Nothing(method);
        }
        List<RequestFault> faults =
                faults(known, new MethodProposal(channel, target, method.name()), Optional.of(method.id()));
        return faults.isEmpty()
                ? new Happen(
                        new MethodEvent.DeviceFollowed(
                                method.isGone() ? method.at(target).verified(now) : method.at(target)),
                        List.of())
                : new Refuse(new MethodOutcome.Faulty(faults));
    }

    /** With the rules that name it. */
    private static MethodDecision remove(OwnContacts settings, ContactMethod method) {
        return new Happen(
                new MethodEvent.MethodRemoved(
                        method, without(settings.highRules(), method.id()), without(settings.lowRules(), method.id())),
                List.of());
    }

    private MethodDecision renewCode(ContactMethod method, VerificationCode code, Instant now) {
        if (method.verifiedAt().isPresent()) {
            return new Refuse(new MethodOutcome.VerifiedBefore());
        }
        ContactMethod asked = method.waitingFor(sent(code, method.id(), now));
        return new Happen(new MethodEvent.CodeRenewed(asked, code), costsOfCode(asked));
    }

    private MethodDecision verify(KnownMethods known, ContactMethod method, VerificationCode answer, Instant now) {
        if (method.verifiedAt().isPresent()) {
            return new Nothing(method);
        }
        SentCode sent = method.code().orElseThrow();
        return switch (sent.answer(method.id(), answer, now)) {
            case RIGHT ->
                new Happen(
                        new MethodEvent.MethodVerified(
                                method.verified(now),
                                new SelfTestPlan(known.zone()).after(now, terms.selfTestEvery(), method.id())),
                        List.of());
            case WRONG -> {
                SentCode tried = sent.triedOnceMore();
                yield new Happen(
                        new MethodEvent.CodeMissed(method.waitingFor(tried), SentCode.MOST_TRIES - tried.tries()),
                        List.of());
            }
            case EXPIRED -> new Refuse(new MethodOutcome.CodeExpired(sent.expiresAt()));
            case TOO_MANY_TRIES -> new Refuse(new MethodOutcome.TooManyTries());
        };
    }

    /** One of the catalog's contacts may be tested too. */
    private MethodDecision test(KnownMethods known, UUID id, Instant now) {
        Optional<ContactMethod> found =
                known.all(now).stream().filter(method -> method.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return new Refuse(new MethodOutcome.Unknown());
        }
        if (found.get().verifiedAt().isEmpty()) {
            return new Refuse(new MethodOutcome.NotVerified());
        }
        return new Happen(
                new MethodEvent.TestAsked(found.get()),
                List.of(new Allowance("test:" + id, terms.testsPerHour(), new MethodOutcome.TooManyTests())));
    }

    private List<RequestFault> faults(KnownMethods known, MethodProposal proposal, Optional<UUID> changed) {
        return proposal.faults(channels, objection, known.own(), known.waysOfCatalog(), changed);
    }

    /** People are not flooded with codes, neither by themselves nor by somebody who writes their address. */
    private List<Allowance> costsOfCode(ContactMethod method) {
        String target = method.channel() + ":" + Way.normal(method.channel(), method.target());
        UUID hashed = UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
        return List.of(
                new Allowance("codes-of:" + method.personId(), terms.codesPerHour(), new MethodOutcome.TooManyCodes()),
                new Allowance("codes-to:" + hashed, terms.codesPerTarget(), new MethodOutcome.TooManyCodes()));
    }

    private SentCode sent(VerificationCode code, UUID id, Instant now) {
        return new SentCode(code.hash(id), now.plus(terms.codeValidity()), 0);
    }

    private static List<Rule> without(List<Rule> rules, UUID id) {
        return rules.stream().filter(rule -> !rule.methodId().equals(id)).toList();
    }
}
