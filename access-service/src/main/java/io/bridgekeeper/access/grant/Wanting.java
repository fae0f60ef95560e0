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
import io.bridgekeeper.access.membership.RetryPlan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** The grants once Keycloak's answer is known; time passes first, so that nothing is held past its end. */
    static List<Grant> settle(List<Grant> grants, Answer answer, Instant now) {
        List<Grant> today = grants.stream()
                .map(grant -> GrantDecider.apply(grant, new TimePasses(), now))
                .toList();
        GrantChange said = switch (answer) {
            case Answer.Held held -> new Held(wanted(today, now));
            case Answer.Gone gone -> new Gone();
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
    static Optional<Instant> dueAt(List<Grant> settled, Answer answer, int tries, Instant now) {
        return switch (answer) {
            case Answer.Failed failed -> {
                Instant retry = now.plus(RetryPlan.pause(failed.fault(), tries));
                // A term that ends meanwhile does not wait for the next try.
                yield Optional.of(nextEnd(settled)
                        .filter(end -> end.isAfter(now) && end.isBefore(retry))
                        .orElse(retry));
            }
            case Answer.Held held -> unsettled(settled, true, now) ? Optional.of(now) : nextEnd(settled);
            case Answer.Gone gone -> unsettled(settled, false, now) ? Optional.of(now) : nextEnd(settled);
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

    private static boolean unsettled(List<Grant> grants, boolean member, Instant now) {
        return member != wanted(grants, now) || grants.stream().anyMatch(Wanting::underway);
    }

    private static boolean underway(Grant grant) {
        return switch (grant.state()) {
            case Activating a -> true;
            case Ending e -> true;
            case Prepared p -> false;
            case Active a -> false;
            case Ended e -> false;
        };
    }

    private static boolean wants(Grant grant, Instant now) {
        return switch (grant.state()) {
            case Activating a -> true;
            case Active active -> now.isBefore(active.term().endsAt());
            case Prepared p -> false;
            case Ending e -> false;
            case Ended e -> false;
        };
    }

    private static Optional<Instant> nextEnd(List<Grant> grants) {
        return grants.stream()
                .map(Grant::state)
                .filter(Active.class::isInstance)
                .map(state -> ((Active) state).term().endsAt())
                .min(Comparator.naturalOrder());
    }
}
