package io.bridgekeeper.followup;

import java.util.UUID;

/** What is already there when an incident is resolved. */
sealed interface Precedent {

    /** No follow-up of this fingerprint stands unsolved. */
    record None() implements Precedent {}

    /** One does. */
    record Unsolved(FollowUp followUp) implements Precedent {}

    /** This very incident is behind a follow-up already. */
    record Recorded(UUID followUpId) implements Precedent {}
}
