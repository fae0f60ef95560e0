package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.paging.tag.Tagged;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a device that enrols itself does with the contact methods of its person, who let it. */
@ApplicationScoped
public class OwnMethodFlow {

    private final MethodFlow methods;

    OwnMethodFlow(MethodFlow methods) {
        this.methods = methods;
    }

    /** What came of it. */
    public sealed interface Kept {

        /** @param problem why what was to be sent was not, in words; empty where it was, or nothing was to be sent */
        record Done(UUID methodId, boolean verified, Optional<String> problem) implements Kept {}

        /** @param faults all of them, where it is what was asked that is wrong */
        record Refused(ProblemKind why, List<RequestFault> faults) implements Kept {}
    }

    /** Adds a method and sends a code over it; one that is there already is kept, and gets a new code while it waits. */
    public Uni<Kept> add(String personId, String channel, String target, String name) {
        IfMatch whatever = new IfMatch.Unsaid();
        return methods.of(personId)
                .map(known -> known.what().stream()
                        .filter(method -> method.isOwn() && method.leadsTo(channel, target))
                        .findFirst())
                .chain(found -> found.map(method -> method.verifiedAt().isPresent()
                                ? Uni.createFrom().item((Kept) new Kept.Done(method.id(), true, Optional.empty()))
                                : methods.sendNewCode(personId, method.id(), whatever)
                                        .map(OwnMethodFlow::kept))
                        .orElseGet(() -> methods.add(personId, new MethodProposal(channel, target, name), whatever)
                                .map(OwnMethodFlow::kept)));
    }

    /** @param code as it came over the method */
    public Uni<Kept> verify(String personId, UUID id, String code) {
        return methods.verify(personId, id, VerificationCode.typed(code), new IfMatch.Unsaid())
                .map(OwnMethodFlow::kept);
    }

    /** It is the same device, which is reached by another target from now on. */
    public Uni<Kept> follow(String personId, UUID id, String channel, String target) {
        return methods.follow(personId, id, channel, target).map(OwnMethodFlow::kept);
    }

    private static Kept kept(Tagged<MethodOutcome> told) {
        return switch (told.what()) {
            case MethodOutcome.Done(ContactMethod method, var sending) ->
                new Kept.Done(
                        method.id(), method.verifiedAt().isPresent(), sending.flatMap(MethodOutcome.Sending::problem));
            case MethodOutcome.Faulty(List<RequestFault> faults) -> refused(RequestProblem.BAD_REQUEST, faults);
            case MethodOutcome.Stale stale -> refused(ProblemType.SETTINGS_CHANGED);
            case MethodOutcome.Unknown unknown -> refused(ProblemType.UNKNOWN_CONTACT_METHOD);
            case MethodOutcome.OfCatalog ofCatalog -> refused(ProblemType.CONTACT_METHOD_OF_CATALOG);
            case MethodOutcome.VerifiedBefore before -> refused(ProblemType.CONTACT_METHOD_VERIFIED);
            case MethodOutcome.NotVerified not -> refused(ProblemType.CONTACT_METHOD_NOT_VERIFIED);
            case MethodOutcome.WrongCode wrong -> refused(ProblemType.WRONG_CODE);
            case MethodOutcome.CodeExpired expired -> refused(ProblemType.CODE_EXPIRED);
            case MethodOutcome.TooManyTries tries -> refused(ProblemType.TOO_MANY_TRIES);
            case MethodOutcome.TooManyCodes codes -> refused(ProblemType.TOO_MANY_CODES);
            case MethodOutcome.TooManyTests tests -> refused(ProblemType.TOO_MANY_TESTS);
        };
    }

    private static Kept refused(ProblemKind why, List<RequestFault> faults) {
        return new Kept.Refused(why, faults);
    }

    private static Kept refused(ProblemKind why) {
        return refused(why, List.of());
    }
}
