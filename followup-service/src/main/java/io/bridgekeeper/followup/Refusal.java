package io.bridgekeeper.followup;

import java.time.Instant;
import java.util.Optional;

/** Why a person is told no. */
sealed interface Refusal {

    record UnknownFollowUp() implements Refusal {}

    /** The caller is neither accountable nor asked, and has no role for it. */
    record NotYours() implements Refusal {}

    /** @param because which rule the nominee breaks, in one sentence */
    record NotAPerson(String because) implements Refusal {}

    /** @param proposed who is asked instead of the caller; empty where nobody is */
    record NotProposed(Optional<String> proposed) implements Refusal {}

    record AlreadyAccepted(String acceptedBy, Instant acceptedAt) implements Refusal {}
}
