package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.membership.Trial;
import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.rehearsal.Found.Account;
import io.bridgekeeper.access.rehearsal.Found.Nobody;
import io.bridgekeeper.access.rehearsal.Reason.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a person who can be called for a system would have its access, from what Keycloak has of the person and
 * from what came of trying the targets out.
 *
 * <p>Looked at are the profiles that mean the person: those that are merely for anyone need another's yes, which nobody can
 * rehearse. A person whom none of a system's profiles means is not ready; a system without profiles asks for nothing but a
 * person who can log in.
 */
final class RehearsalDecider {

    private RehearsalDecider() {}

    /**
     * Who is rehearsed, and for what.
     *
     * @param rules         the profiles of the system, all of them
     * @param rotations     in which the person takes turns or stands in
     * @param secondFactors types of credentials that are one
     */
    record Part(
            String personId,
            String systemId,
            List<ProfileRule> rules,
            Set<String> rotations,
            Set<String> secondFactors) {

        Part {
            rules = List.copyOf(rules);
            rotations = Set.copyOf(rotations);
            secondFactors = Set.copyOf(secondFactors);
        }
    }

    /** What must be tried out before {@link #decide} can be asked: nothing of who cannot log in anyway is left out. */
    static Set<Target> targets(Part part, Found found) {
        return meant(part, found).stream()
                .flatMap(rule -> rule.targets().stream())
                .map(Target::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /**
     * @param trials of all {@link #targets}; none of them {@link Trial.Away}: what is not known is not decided
     * @return every reason at once; never {@link Readiness.NotCovered}
     */
    static Readiness decide(Part part, Found found, Map<Target, Trial> trials) {
        List<ProfileRule> meant = meant(part, found);
        List<Reason> reasons = new ArrayList<>(ofPerson(part, found));
        if (meant.isEmpty() && !part.rules().isEmpty()) {
            reasons.add(new Reason(
                    Kind.NOT_ELIGIBLE,
                    null,
                    null,
                    "none of the profiles of " + part.systemId() + " is for " + part.personId() + ": "
                            + part.rules().stream().map(ProfileRule::profileId).collect(Collectors.joining(", ")),
                    "say onCall: true in a profile of the system, or name them or a rotation of theirs"));
        }
        if (found instanceof Account account) {
            meant.stream()
                    .filter(ProfileRule::secondFactor)
                    .filter(rule -> account.credentials().stream().noneMatch(part.secondFactors()::contains))
                    .map(rule -> new Reason(
                            Kind.NO_SECOND_FACTOR,
                            rule.profileId(),
                            null,
                            part.personId() + " has no second factor, and " + rule.profileId() + " asks for one",
                            "let them enrol one in Keycloak before they are called"))
                    .forEach(reasons::add);
        }
        for (ProfileRule rule : meant) {
            for (String text : rule.targets()) {
                ofTarget(rule, text, Target.parse(text).map(trials::get)).ifPresent(reasons::add);
            }
        }
        return reasons.stream().allMatch(reason -> reason.kind() == Kind.NOT_TRIED)
                ? new Readiness.Ready(List.copyOf(reasons))
                : new Readiness.NotReady(List.copyOf(reasons));
    }

    private static List<ProfileRule> meant(Part part, Found found) {
        Set<String> groups = switch (found) {
            case Account account -> account.groups();
            case Nobody nobody -> Set.of();
        };
        Eligible.Candidate candidate = new Eligible.Candidate(part.personId(), true, true, groups, part.rotations());
        return part.rules().stream()
                .filter(rule -> rule.eligible().way(candidate).isMeant())
                .toList();
    }

    private static Collection<Reason> ofPerson(Part part, Found found) {
        String who = part.personId();
        return switch (found) {
            case Nobody nobody ->
                List.of(new Reason(
                        Kind.UNKNOWN_PERSON,
                        null,
                        null,
                        "Keycloak knows no person " + who,
                        "make the account, or take them out of the catalog"));
            case Account account -> {
                List<Reason> reasons = new ArrayList<>();
                if (account.locked()) {
                    reasons.add(new Reason(
                            Kind.LOCKED,
                            null,
                            null,
                            "the account of " + who + " is locked after too many failed log-ins",
                            "unlock it in Keycloak, and ask whether it was them"));
                }
                if (!account.enabled()) {
                    reasons.add(new Reason(
                            Kind.DISABLED,
                            null,
                            null,
                            "the account of " + who + " is disabled in Keycloak",
                            "enable it, or put somebody else on call"));
                }
                if (!account.requiredActions().isEmpty()) {
                    reasons.add(new Reason(
                            Kind.REQUIRED_ACTION,
                            null,
                            null,
                            "Keycloak holds up the next log-in of " + who + " for "
                                    + account.requiredActions().stream()
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                            "let them log in once before they are called"));
                }
                yield reasons;
            }
        };
    }

    private static Optional<Reason> ofTarget(ProfileRule rule, String target, Optional<Trial> trial) {
        String profile = rule.profileId();
        return switch (trial.orElseGet(() -> new Trial.Refused(target + " is no target"))) {
            case Trial.Managed m -> Optional.empty();
            case Trial.Missing(String detail) ->
                Optional.of(new Reason(
                        Kind.TARGET_MISSING,
                        profile,
                        target,
                        detail,
                        "make it in Keycloak, or take it out of profile " + profile));
            case Trial.Refused(String detail) ->
                Optional.of(new Reason(
                        Kind.TARGET_REFUSED,
                        profile,
                        target,
                        "access-service cannot give and take " + target + ": " + detail,
                        "give access-service the right to, or take it out of profile " + profile));
            case Trial.NotTried n ->
                Optional.of(new Reason(
                        Kind.NOT_TRIED,
                        profile,
                        target,
                        "whether access-service can give " + target + " was not tried: there is no probe user",
                        "make the user that access.rehearsal.probe names, see docs/rehearsal.md"));
            case Trial.Away(String detail) ->
                throw new IllegalArgumentException("what is not known is not decided: " + detail);
        };
    }
}
