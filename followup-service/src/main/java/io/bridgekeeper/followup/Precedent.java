package io.bridgekeeper.followup;

/** What is already there when an incident is resolved. */
sealed interface Precedent {

    /** No follow-up of this fingerprint stands unsolved. */
    record None() implements Precedent {}

    /** One does. */
    record Unsolved(FollowUp followUp) implements Precedent {}

    /**
     * This very incident is behind a follow-up already: it is told twice, or was reopened.
     *
     * @param known how it stands there
     */
    record Recorded(FollowUp followUp, Occurrence known) implements Precedent {}
}
