package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.OwnershipGap;
import java.util.Optional;

/** Which events show that the catalog's owners are not those who can be called. */
final class Gaps {

    private Gaps() {}

    static Optional<OwnershipGap> of(PageEvent event) {
        return switch (event) {
            case PageEvent.PersonPassedOver(int position, Rung rung, PageEvent.PersonPassedOver.Why why) ->
                switch (why) {
                    // The fallback owns nothing: that it cannot be called says nothing about the system.
                    case NO_CONSENT ->
                        rung.step() == Rung.FALLBACK
                                ? Optional.empty()
                                : Optional.of(
                                        new OwnershipGap(
                                                OwnershipGap.Reason.NO_CONSENT,
                                                rung.personId()
                                                        + " was to be called and has not agreed to it, or the agreement has ended."));
                    case NOBODY_ON_CALL ->
                        rung.step() == Rung.FALLBACK
                                ? Optional.empty()
                                : Optional.of(new OwnershipGap(
                                        OwnershipGap.Reason.NOBODY_ON_CALL,
                                        "Nobody was on call in the rotation " + rung.personId() + "."));
                    case NO_ACCOUNT, GONE, CALLED_BEFORE -> Optional.empty();
                };
            case PageEvent.Queued e -> Optional.empty();
            case PageEvent.Accepted e -> Optional.empty();
            case PageEvent.Declined e -> Optional.empty();
            case PageEvent.Expired e -> Optional.empty();
            case PageEvent.Unreached e -> Optional.empty();
            case PageEvent.Withdrawn e -> Optional.empty();
            case PageEvent.NobodyAnswered e -> Optional.empty();
            case PageEvent.LadderEnded e -> Optional.empty();
            case PageEvent.Resolved e -> Optional.empty();
        };
    }
}
