package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person to call, as a step of a policy names them at this moment. A step has a rung for each whom it calls at once.
 *
 * @param step     of the owner's policy, from 1; {@link #FALLBACK} for the fallback policy
 * @param place    among those whom the step calls at once, from 1; each but the first goes with the one before
 * @param personId who; the rotation's id where it has left the catalog or nobody is on call
 * @param reason   why this person, in words
 * @param timeout  how long they have to answer
 */
public record Rung(int step, int place, String personId, String reason, Duration timeout, Reach reach) {

    public static final int FALLBACK = 0;

    /** Whether a person may be called. */
    public sealed interface Reach {
        /** @param channels over which they agreed to be called; empty for all */
        record ExpectsTheCall(Set<String> channels) implements Reach {}

        record NoConsent(Obstacle why) implements Reach {}

        /** The account in Keycloak is disabled or gone: the person could not accept. */
        record NoAccount() implements Reach {}

        /** The rotation has nobody on call. */
        record Nobody() implements Reach {}

        /** The rotation has fewer people on call than the step calls at once. */
        record NobodyElse() implements Reach {}

        /** The person or the rotation has left the catalog since the incident opened. */
        record Gone() implements Reach {}
    }

    /** One that is alone in its step. */
    Rung(int step, String personId, String reason, Duration timeout, Reach reach) {
        this(step, 1, personId, reason, timeout, reach);
    }

    /** Whether its step begins with it. */
    boolean beginsStep() {
        return place == 1;
    }

    /** Over which the person agreed to be called; empty for all. */
    Set<String> channels() {
        return reach instanceof Reach.ExpectsTheCall(Set<String> channels) ? channels : Set.of();
    }

    boolean expectsTheCall() {
        return reach instanceof Reach.ExpectsTheCall;
    }

    /** Why its person cannot be called, by themselves. */
    Optional<PassedOver> obstacle() {
        return switch (reach) {
            case Reach.ExpectsTheCall expected -> Optional.empty();
            case Reach.NoConsent(Obstacle why) -> Optional.of(new PassedOver.NoConsent(why));
            case Reach.NoAccount() -> Optional.of(new PassedOver.NoAccount());
            case Reach.Nobody() -> Optional.of(new PassedOver.NobodyOnCall());
            case Reach.NobodyElse() -> Optional.of(new PassedOver.NobodyElseOnCall());
            case Reach.Gone() -> Optional.of(new PassedOver.Gone());
        };
    }

    /**
     * Notes what is asked of its person before they are called, up to what speaks against it.
     *
     * @param obstacle what does
     * @param round    that is walked
     */
    void note(List<Asked> asked, Optional<PassedOver> obstacle, int round) {
        boolean isNobody = reach instanceof Reach.Nobody || reach instanceof Reach.NobodyElse;
        asked.add(Asked.of(Asked.Rule.WHOM_THE_STEP_NAMES, this, !isNobody, isNobody ? nobody() : reason));
        if (isNobody) {
            return;
        }
        boolean calledBefore = obstacle.stream().anyMatch(PassedOver.CalledBefore.class::isInstance);
        asked.add(Asked.of(
                Asked.Rule.CALLED_ONCE_A_ROUND,
                this,
                !calledBefore,
                personId + (calledBefore ? " has been called in round " : " has not been called in round ") + round
                        + "."));
        if (!calledBefore) {
            boolean asks = obstacle.stream().anyMatch(PassedOver.Asks.class::isInstance);
            asked.add(Asked.of(
                    Asked.Rule.EXPECTS_THE_CALL,
                    this,
                    obstacle.isEmpty(),
                    personId + " " + (asks ? "is who asks" : reachWords()) + "."));
        }
    }

    private String nobody() {
        return (reach instanceof Reach.Nobody ? "Nobody" : "Nobody else") + " is on call in the rotation " + personId
                + ".";
    }

    private String reachWords() {
        return switch (reach) {
            case Reach.ExpectsTheCall(Set<String> channels) ->
                "expects the call"
                        + (channels.isEmpty() ? "" : ", over " + String.join(", ", new TreeSet<>(channels)) + " alone");
            case Reach.NoConsent(Obstacle why) -> why.words();
            case Reach.NoAccount() -> "can log in no more";
            case Reach.Nobody() -> "is nobody";
            case Reach.NobodyElse() -> "is nobody else";
            case Reach.Gone() -> "is not in the catalog any more";
        };
    }
}
