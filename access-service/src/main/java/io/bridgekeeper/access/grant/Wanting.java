package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantChange.Failed;
import io.bridgekeeper.access.grant.GrantChange.Gone;
import io.bridgekeeper.access.grant.GrantChange.Held;
import io.bridgekeeper.access.grant.GrantChange.TimePasses;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.RetryPlan;
import io.bridgekeeper.access.membership.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule of one membership, over all grants that share it.
 *
 * <p>Two incidents may want the same membership of the same person; it goes when the last of them lets go. So Keycloak
 * is never told "remove it for this grant" but always "make it so", as all grants together want it.
 */
final class Wanting {

    private Wanting() {}

    /** Whether the person shall be a member now: some grant is to be made or is active, and its time is not up. */
    static boolean wanted(List<Grant> grants, Instant now) {
        return grants.stream().anyMatch(grant -> wants(grant, now));
    }

    /** The memberships that some grant wants now. */
    static Set<Membership> memberships(List<Grant> grants, Instant now) {
        return grants.stream()
                .filter(grant -> wants(grant, now))
                .flatMap(grant -> grant.memberships().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The grants once Keycloak's answer is known; time passes first, so that nothing is held past its end.
     *
     * @param grants   such as give the target
     * @param patience how long the taking of a grant may last before others are told
     */
    static List<Grant> settle(List<Grant> grants, Target target, Answer answer, Duration patience, Instant now) {
        List<Grant> today = grants.stream()
                .map(grant -> GrantDecider.apply(grant, new TimePasses(patience), now))
                .toList();
        GrantChange said = switch (answer) {
            case Answer.Held held -> new Held(target, wanted(today, now));
            case Answer.Gone gone -> new Gone(target);
            case Answer.Failed(Answer.Fault fault, String detail) -> new Failed(fault, detail);
        };
        return today.stream().map(grant -> GrantDecider.apply(grant, said, now)).toList();
    }

    /**
     * When the membership must be looked at again.
     *
     * @param settled what {@link #settle} answered
     * @param tries   how often Keycloak has failed in a row, this answer included
     * @return empty when nothing is to come
     */
    static Optional<Instant> dueAt(
            List<Grant> settled, Target target, Answer answer, int tries, Duration patience, Instant now) {
        return switch (answer) {
            case Answer.Failed failed -> {
                Instant retry = now.plus(RetryPlan.pause(failed.fault(), tries));
                // A term that ends meanwhile, or a patience, does not wait for the next try.
                yield Stream.concat(nextEnd(settled).stream(), nextOverdue(settled, patience).stream())
                        .filter(at -> at.isAfter(now) && at.isBefore(retry))
                        .min(Comparator.naturalOrder())
                        .or(() -> Optional.of(retry));
            }
            case Answer.Held held -> unsettled(settled, target, true, now) ? Optional.of(now) : nextEnd(settled);
            case Answer.Gone gone -> unsettled(settled, target, false, now) ? Optional.of(now) : nextEnd(settled);
        };
    }

    /** Whether a membership that was removed was nobody's: no grant was on its way out. */
    static boolean stray(List<Grant> before, Answer answer) {
        return answer instanceof Answer.Gone(boolean changed) && changed && before.isEmpty();
    }

    /** Whether a membership that was made had been lost: a grant was active all along. */
    static boolean mended(List<Grant> before, Answer answer) {
        return answer instanceof Answer.Held(boolean changed)
                && changed
                && before.stream().anyMatch(grant -> grant.state() instanceof Active);
    }

    /** What other targets must be looked at because of what was settled, and when. */
    static Map<Instant, List<Membership>> follow(List<Grant> before, List<Grant> settled, Target target, Instant now) {
        Map<Instant, List<Membership>> due = new TreeMap<>();
        for (Grant grant : settled) {
            if (before.contains(grant)) {
                continue;
            }
            Optional<Instant> when = switch (grant.state()) {
                case Active a -> grant.endsAt();
                case Ending ending -> Optional.of(now);
                case Activating a -> Optional.empty();
                case Prepared p -> Optional.empty();
                case Ended e -> Optional.empty();
            };
            when.ifPresent(at -> grant.memberships().stream()
                    .filter(other -> !other.target().equals(target))
                    .filter(other -> !done(grant, other.target()))
                    .forEach(other -> due.computeIfAbsent(at, ignored -> new ArrayList<>())
                            .add(other)));
        }
        return due;
    }

    private static boolean unsettled(List<Grant> grants, Target target, boolean member, Instant now) {
        return member != wanted(grants, now) || grants.stream().anyMatch(grant -> underway(grant, target));
    }

    private static boolean done(Grant grant, Target target) {
        return grant.state() instanceof Ending ending
                && ending.revocation().gone().contains(target);
    }

    private static boolean underway(Grant grant, Target target) {
        return switch (grant.state()) {
            case Activating activating -> !activating.there().contains(target);
            case Ending ending -> !ending.revocation().gone().contains(target);
            case Prepared p -> false;
            case Active a -> false;
            case Ended e -> false;
        };
    }

    private static boolean wants(Grant grant, Instant now) {
        return switch (grant.state()) {
            case Activating a -> grant.endsBy() == null || now.isBefore(grant.endsBy());
            case Active a -> now.isBefore(grant.endsAt().orElseThrow());
            case Prepared p -> false;
            case Ending e -> false;
            case Ended e -> false;
        };
    }

    private static Optional<Instant> nextEnd(List<Grant> grants) {
        return grants.stream().map(Grant::endsAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> nextOverdue(List<Grant> grants, Duration patience) {
        return grants.stream()
                .map(Grant::state)
                .filter(Ending.class::isInstance)
                .map(state -> ((Ending) state).revocation())
                .filter(revocation -> revocation.overdueAt() == null)
                .map(revocation -> revocation.since().plus(patience))
                .min(Comparator.naturalOrder());
    }
}
