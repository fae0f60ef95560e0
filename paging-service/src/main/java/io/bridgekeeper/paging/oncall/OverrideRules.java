package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.RotationOverride;

/** Who may make an exception, and who may take it back. */
final class OverrideRules {

    private OverrideRules() {}

    /** @param mayPlan whether the caller plans for others: a commander or a catalog-admin */
    record Caller(String personId, boolean mayPlan) {}

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
