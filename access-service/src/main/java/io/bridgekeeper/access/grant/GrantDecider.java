package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.Decision.Become;
import io.bridgekeeper.access.grant.Decision.Nothing;
import io.bridgekeeper.access.grant.Decision.Why;
import io.bridgekeeper.access.grant.GrantChange.Accept;
import io.bridgekeeper.access.grant.GrantChange.End;
import io.bridgekeeper.access.grant.GrantChange.Failed;
import io.bridgekeeper.access.grant.GrantChange.Gone;
import io.bridgekeeper.access.grant.GrantChange.Held;
import io.bridgekeeper.access.grant.GrantChange.Renew;
import io.bridgekeeper.access.grant.GrantChange.TimePasses;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what one change does to one grant.
 *
 * <p>Fail closed: only {@link Held} makes a grant active, every {@link End} ends it whatever came before, and nothing
 * brings back a grant that is ending or ended. So a repeat, a late answer or an acceptance that arrives after the
 * resolution is harmless. A grant that was to be activated ends only by Keycloak's word, since Keycloak may have it
 * although its answer was lost: by {@link Gone}, or by {@link Held} for another grant that wants the same. It is active
 * when all its targets are there, and has ended when all are gone.
 */
final class GrantDecider {

    private GrantDecider() {}

    /**
     * @param now when the change became known; a term begins with it, and runs out at its {@code endsAt} inclusive
     * @return never null, never an exception for a domain reason
     */
    static Decision decide(Grant grant, GrantChange change, Instant now) {
        return switch (grant.state()) {
            case Prepared prepared -> ofPrepared(change, now);
            case Activating activating -> ofActivating(activating, grant, change, now);
            case Active active -> ofActive(active, grant, change, now);
            case Ending ending -> ofEnding(ending, grant.profile(), change, now);
            case Ended ended -> new Nothing(Why.OVER);
        };
    }

    /** The grant after the change; the same one where it does nothing. */
    static Grant apply(Grant grant, GrantChange change, Instant now) {
        return switch (decide(grant, change, now)) {
            case Become(GrantState next) -> grant.with(next);
            case Nothing nothing -> grant;
        };
    }

    private static Decision ofPrepared(GrantChange change, Instant now) {
        return switch (change) {
            case Accept(Instant acceptedAt) -> new Become(new Activating(acceptedAt, null));
            case End(EndReason reason) -> new Become(new Ended(reason, null, now, null));
            case TimePasses t -> new Nothing(Why.NOT_YET);
            case Renew r -> new Nothing(Why.NOT_RENEWABLE);
            case Held h -> new Nothing(Why.NOT_ASKED_FOR);
            case Gone g -> new Nothing(Why.NOT_ASKED_FOR);
            case Failed f -> new Nothing(Why.NOT_ASKED_FOR);
        };
    }

    private static Decision ofActivating(Activating activating, Grant grant, GrantChange change, Instant now) {
        Profile profile = grant.profile();
        return switch (change) {
            case Accept a -> new Nothing(Why.ACCEPTED_ALREADY);
            case End(EndReason reason) -> new Become(new Ending(reason, null, Revocation.begun(now), null));
            case TimePasses t ->
                grant.endsBy() == null || now.isBefore(grant.endsBy())
                        ? new Nothing(Why.NOT_YET)
                        : new Become(new Ending(EndReason.RESOLVED, null, Revocation.begun(now), null));
            case Renew r -> new Nothing(Why.NOT_RENEWABLE);
            case Held(Target target, boolean wanted) -> {
                Set<Target> there = with(activating.there(), target);
                if (there.containsAll(profile.targets())) {
                    yield new Become(new Active(new Term(now, now.plus(profile.maxDuration()))));
                }
                yield there.equals(activating.there())
                        ? new Nothing(Why.STILL_TO_MAKE)
                        : new Become(new Activating(activating.acceptedAt(), there, activating.delay()));
            }
            case Gone(Target target) ->
                activating.there().contains(target)
                        ? new Become(new Activating(
                                activating.acceptedAt(), without(activating.there(), target), activating.delay()))
                        : new Nothing(Why.STILL_TO_MAKE);
            case Failed failed ->
                told(failed, activating.delay())
                        ? new Nothing(Why.TOLD_ALREADY)
                        : new Become(new Activating(activating.acceptedAt(), activating.there(), delay(failed)));
        };
    }

    private static Decision ofActive(Active active, Grant grant, GrantChange change, Instant now) {
        return switch (change) {
            case Accept a -> new Nothing(Why.ACCEPTED_ALREADY);
            case End(EndReason reason) -> new Become(new Ending(reason, active.term(), Revocation.begun(now), null));
            case TimePasses t ->
                now.isBefore(grant.endsAt().orElseThrow())
                        ? new Nothing(Why.NOT_YET)
                        : new Become(new Ending(
                                grant.isCutShort(active.term()) ? EndReason.RESOLVED : EndReason.EXPIRED,
                                active.term(),
                                Revocation.begun(now),
                                null));
            case Renew r ->
                isRenewable(grant, active.term(), now)
                        ? new Become(new Active(new Term(
                                active.term().activatedAt(),
                                now.plus(grant.profile().maxDuration()))))
                        : new Nothing(Why.NOT_RENEWABLE);
            case Held h -> new Nothing(Why.AS_WANTED);
            case Gone g -> new Nothing(Why.STILL_TO_MEND);
            case Failed f -> new Nothing(Why.STILL_TO_MEND);
        };
    }

    /** What was asked for is asked for again; what is past its end is not brought back. */
    private static boolean isRenewable(Grant grant, Term term, Instant now) {
        return grant.requestId() == null
                && grant.profile().renewable()
                && grant.endsBy() == null
                && now.isBefore(term.endsAt())
                && now.plus(grant.profile().maxDuration()).isAfter(term.endsAt());
    }

    private static Decision ofEnding(Ending ending, Profile profile, GrantChange change, Instant now) {
        Revocation revocation = ending.revocation();
        return switch (change) {
            case Accept a -> new Nothing(Why.ENDING_ALREADY);
            case End e -> new Nothing(Why.ENDING_ALREADY);
            case Renew r -> new Nothing(Why.ENDING_ALREADY);
            case TimePasses(Duration patience) ->
                revocation.overdueAt() != null
                                || now.isBefore(revocation.since().plus(patience))
                        ? new Nothing(Why.ENDING_ALREADY)
                        : new Become(with(ending, revocation.overdue(now)));
            case Held(Target target, boolean wanted) ->
                wanted ? gone(ending, profile, revocation.left(target), now) : new Nothing(Why.STILL_TO_REMOVE);
            case Gone(Target target) -> gone(ending, profile, revocation.proven(target, now), now);
            case Failed failed ->
                told(failed, ending.delay())
                        ? new Nothing(Why.TOLD_ALREADY)
                        : new Become(new Ending(ending.reason(), ending.term(), revocation, delay(failed)));
        };
    }

    private static Decision gone(Ending ending, Profile profile, Revocation next, Instant now) {
        if (next.gone().containsAll(profile.targets())) {
            return new Become(new Ended(ending.reason(), ending.term(), now, next.provenAt()));
        }
        return next.equals(ending.revocation()) ? new Nothing(Why.STILL_TO_REMOVE) : new Become(with(ending, next));
    }

    private static Ending with(Ending ending, Revocation next) {
        return new Ending(ending.reason(), ending.term(), next, ending.delay());
    }

    private static Set<Target> with(Set<Target> some, Target target) {
        return Stream.concat(some.stream(), Stream.of(target)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Target> without(Set<Target> some, Target target) {
        return some.stream().filter(other -> !other.equals(target)).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean told(Failed failed, Delay before) {
        return before != null && before.fault() == failed.fault();
    }

    private static Delay delay(Failed failed) {
        return new Delay(failed.fault(), failed.detail());
    }
}
