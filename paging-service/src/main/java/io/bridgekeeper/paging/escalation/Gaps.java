package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.loadguard.Reached;
import java.util.Optional;

/** Which events show that the catalog's owners are not those who can be called. */
final class Gaps {

    private Gaps() {}

    static Optional<OwnershipGap> of(PageEvent event) {
        return switch (event) {
            // The fallback owns nothing: that it cannot be called says nothing about the system.
            case PageEvent.PersonPassedOver(int position, Rung rung, PassedOver why) ->
                rung.step() == Rung.FALLBACK ? Optional.empty() : ofOwner(rung.personId(), why);
            case PageEvent.PersonSpared(int position, Rung rung, Spared why) -> ofSpared(rung, why);
            case PageEvent.Queued e -> Optional.empty();
            case PageEvent.Shadowed e -> Optional.empty();
            case PageEvent.CalledByHand called ->
                called.override()
                        .map(override -> new OwnershipGap(
                                OwnershipGap.Reason.OVERRIDE,
                                called.by() + " paged " + called.personId() + ", who "
                                        + override.why().words() + ". Why all the same: " + override.reason()));
            case PageEvent.Accepted e -> Optional.empty();
            case PageEvent.AskedStillOnIt e -> Optional.empty();
            case PageEvent.StillOnIt e -> Optional.empty();
            case PageEvent.FellBack e -> Optional.empty();
            case PageEvent.HandedBack e -> Optional.empty();
            case PageEvent.RoundEnded e -> Optional.empty();
            case PageEvent.Declined e -> Optional.empty();
            case PageEvent.Rerouted rerouted -> rerouted.to().gap();
            case PageEvent.Expired e -> Optional.empty();
            case PageEvent.Unreached e -> Optional.empty();
            case PageEvent.Withdrawn e -> Optional.empty();
            case PageEvent.NobodyAnswered e -> Optional.empty();
            case PageEvent.LadderEnded e -> Optional.empty();
            case PageEvent.ResponderRequested e -> Optional.empty();
            // Whom another system's policy names says nothing about this one's owners.
            case PageEvent.ResponderPassedOver e -> Optional.empty();
            case PageEvent.ResponderCalled e -> Optional.empty();
            case PageEvent.ResponderRequestEnded e -> Optional.empty();
            case PageEvent.SeverityChanged e -> Optional.empty();
            case PageEvent.Reopened e -> Optional.empty();
            case PageEvent.Resolved e -> Optional.empty();
        };
    }

    private static Optional<OwnershipGap> ofOwner(String id, PassedOver why) {
        return switch (why) {
            case PassedOver.NoConsent(Obstacle obstacle) ->
                Optional.of(new OwnershipGap(
                        OwnershipGap.Reason.NO_CONSENT,
                        id + " was to be called and was not, for " + id + " " + obstacle.words() + "."));
            case PassedOver.NobodyOnCall() ->
                Optional.of(new OwnershipGap(
                        OwnershipGap.Reason.NOBODY_ON_CALL, "Nobody was on call in the rotation " + id + "."));
            case PassedOver.NobodyElseOnCall() -> Optional.empty();
            case PassedOver.NoAccount() -> Optional.empty();
            case PassedOver.Gone() -> Optional.empty();
            case PassedOver.CalledBefore() -> Optional.empty();
            case PassedOver.Asks() -> Optional.empty();
        };
    }

    /** Names nobody: that one person cannot carry it is a finding about the system. */
    private static Optional<OwnershipGap> ofSpared(Rung rung, Spared why) {
        return switch (why) {
            case Spared.LoadGuard(Reached reached) ->
                rung.step() == Rung.FALLBACK
                        ? Optional.empty()
                        : Optional.of(new OwnershipGap(
                                OwnershipGap.Reason.LOAD_GUARD,
                                "Step " + rung.step() + " has reached a limit of the load guard: " + reached.ofSystem()
                                        + ". The next in line is called first."));
            case Spared.InTraining inTraining -> Optional.empty();
        };
    }
}
