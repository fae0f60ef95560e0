package io.bridgekeeper.access.rehearsal;

import java.util.Locale;

/**
 * One thing that is in the way of a person's access.
 *
 * @param profileId whose access; null where it is in the way of all
 * @param target    by its text; null where it is about none
 * @param what      in one sentence
 * @param mend      what would end it, in one sentence
 */
record Reason(Kind kind, String profileId, String target, String what, String mend) {

    enum Kind {
        UNKNOWN_PERSON,
        DISABLED,
        LOCKED,
        REQUIRED_ACTION,
        NO_SECOND_FACTOR,
        /** No profile of the system means the person. */
        NOT_ELIGIBLE,
        TARGET_MISSING,
        /** It is there, and this service cannot give or take it. */
        TARGET_REFUSED,
        /** Nothing is wrong that is known; there is no probe user to try it with. */
        NOT_TRIED;

        /** As it stands in events, metrics and the API. */
        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
