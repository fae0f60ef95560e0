package io.bridgekeeper.access.evaluation;

import java.time.Instant;

/**
 * Yes or no, and why.
 *
 * @param asOf        when it was so: everything that was committed before is in it
 * @param accountAsOf when Keycloak last said whether the person can log in; null where it never did
 * @param holding     what allows it; null for a no
 */
record Answer(Reason reason, Instant asOf, Instant accountAsOf, Known.Holding holding) {

    enum Reason {
        /** The person holds access that allows it. */
        GRANTED(true),
        /** Nothing that the person holds now allows it. */
        NO_GRANT(false),
        /** Keycloak said that the account is disabled. */
        ACCOUNT_DISABLED(false),
        /** Keycloak said that there is no such account any more. */
        ACCOUNT_GONE(false),
        UNKNOWN_SUBJECT_TYPE(false),
        UNKNOWN_RESOURCE_TYPE(false);

        private final boolean yes;

        Reason(boolean yes) {
            this.yes = yes;
        }
    }

    boolean yes() {
        return reason.yes;
    }
}
