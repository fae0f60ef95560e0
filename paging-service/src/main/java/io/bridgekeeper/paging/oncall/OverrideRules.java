package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Instant;
import java.util.Optional;

/** Who may make an exception, who may take it back, and when. */
final class OverrideRules {

    private OverrideRules() {}

    /** @param mayPlan whether the caller plans for others: a commander or a catalog-admin */
    record Caller(String personId, boolean mayPlan) {}

    /** What is to be done about an override that somebody wants to take back. */
    sealed interface TakeBack {

        /** @param after as it is from then on */
        record Change(MadeOverride before, MadeOverride after) implements TakeBack {}

        /** Nothing is to be done. */
        record Answer(OverrideOutcome outcome) implements TakeBack {}
    }

    /**
     * An override of another rotation is unknown, and one that was taken back before stays as it is.
     *
     * @param found the one of that id, of whichever rotation
     */
    static TakeBack takeBack(String rotationId, Optional<MadeOverride> found, Caller caller, Instant now) {
        Optional<MadeOverride> ours = found.filter(made -> made.rotationId().equals(rotationId));
        if (ours.isEmpty()) {
            return new TakeBack.Answer(new OverrideOutcome.Unknown());
        }
        MadeOverride made = ours.get();
        if (!mayTakeBack(caller, made)) {
            return new TakeBack.Answer(new OverrideOutcome.NotYours());
        }
        if (made.takenBack().isPresent()) {
            return new TakeBack.Answer(new OverrideOutcome.TakenBackBefore(made));
        }
        if (made.isOver(now)) {
            return new TakeBack.Answer(
                    new OverrideOutcome.Over(made.override().range().until()));
        }
        return new TakeBack.Change(made, made.takenBack(caller.personId(), now));
    }

    /** Anybody may take a call upon themselves; to take it off or give it to others is for those who plan. */
    static boolean mayMake(Caller caller, RotationOverride override) {
        return caller.mayPlan()
                || switch (override) {
                    case RotationOverride.Add add -> add.personId().equals(caller.personId());
                    case RotationOverride.Replace replace ->
                        replace.byPersonId().equals(caller.personId());
                    case RotationOverride.Remove remove -> false;
                    case RotationOverride.Swap swap -> false;
                    case RotationOverride.Temporary temporary -> false;
                };
    }

    /** Whoever made it, while it concerns themselves, or those who plan. */
    static boolean mayTakeBack(Caller caller, MadeOverride made) {
        return caller.mayPlan() || made.madeBy().equals(caller.personId()) && mayMake(caller, made.override());
    }
}
